#include <oplift/infer/evaluators.hpp>

#include <string_view>
#include <support/inference_tables.hpp>

namespace oplift::test {

const infer::evaluation_rule* evaluation_rule_of(std::string_view operator_name)
{
    return infer::evaluation_rule_of(operator_name);
}

} // namespace oplift::test
