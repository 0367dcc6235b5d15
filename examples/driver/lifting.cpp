// What oplift::lift of <oplift/lift/to_ir.hpp> does, in parts that are compiled one by one: preparing.cpp,
// inferring.cpp and this. Whole, it takes the compiler three times as long and twice the memory.
#include "lifting.hpp"

#include "library_rules.hpp"
#include "preparing.hpp"
#include <oplift/lift/recognition.hpp>

namespace oplift::driver {

lift_result lift_by_library_rules(const loaded_model& model, lift_request request)
{
    const prepared_graph prepared = prepare_model(model, request);
    return recognise(prepared, library_rules(), request);
}

} // namespace oplift::driver
