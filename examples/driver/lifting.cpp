#include "lifting.hpp"

#include "library_rules.hpp"
#include <oplift/lift/to_ir.hpp>

namespace oplift::driver {

lift_result lift_by_library_rules(const loaded_model& model, const lift_request& request)
{
    return lift(model, library_rules(), request);
}

} // namespace oplift::driver
