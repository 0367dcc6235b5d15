#include <oplift/infer/evaluators.hpp>

#include <lifting/inference_tables.hpp>
#include <string_view>

namespace oplift::compiled {

const infer::evaluation_rule* evaluation_rule_of(std::string_view operator_name)
{
    return infer::evaluation_rule_of(operator_name);
}

} // namespace oplift::compiled
