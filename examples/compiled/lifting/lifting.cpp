// What oplift::lift of <oplift/lift/to_ir.hpp> does, in parts that are compiled one by one: preparing.cpp,
// inferring.cpp with the tables of inference, library_rules.cpp and recognising.cpp. Whole, it takes the compiler three
// times as long and twice the memory.
#include <lifting/library_rules.hpp>
#include <lifting/lifting.hpp>
#include <lifting/preparing.hpp>
#include <lifting/recognising.hpp>

namespace oplift::compiled {

lift_result lift_by_library_rules(const loaded_model& model, lift_request request)
{
    const prepared_graph prepared = prepare_model(model, request);
    return recognise_graph(prepared, library_rules(), request);
}

} // namespace oplift::compiled
