#include <lifting/library_rules.hpp>
#include <string>
#include <string_view>
#include <support/default_lifting.hpp>
#include <support/lifting.hpp>
#include <vector>

namespace oplift::test {

std::string lifted_by_all_rules(std::string_view graph, const std::vector<std::string>& outputs)
{
    return lifted_text(compiled::library_rules(), graph, outputs);
}

std::vector<double> weight_by_all_rules(std::string_view graph, const std::vector<std::string>& outputs,
                                        std::string_view node, std::string_view weight)
{
    return lifted_weight(compiled::library_rules(), graph, outputs, node, weight);
}

} // namespace oplift::test
