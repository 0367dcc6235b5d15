#include <oplift/infer/shape_functions.hpp>

#include <lifting/inference_tables.hpp>
#include <string_view>

namespace oplift::compiled {

const infer::shape_rule* shape_rule_of(std::string_view operator_name)
{
    return infer::shape_rule_of(operator_name);
}

} // namespace oplift::compiled
