#include "inference_tables.hpp"
#include <oplift/infer/shape_functions.hpp>

#include <string_view>

namespace oplift::driver {

const infer::shape_rule* shape_rule_of(std::string_view operator_name)
{
    return infer::shape_rule_of(operator_name);
}

} // namespace oplift::driver
