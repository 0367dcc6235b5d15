#include <oplift/infer/shape_functions.hpp>

#include <string_view>
#include <support/inference_tables.hpp>

namespace oplift::test {

const infer::shape_rule* shape_rule_of(std::string_view operator_name)
{
    return infer::shape_rule_of(operator_name);
}

} // namespace oplift::test
