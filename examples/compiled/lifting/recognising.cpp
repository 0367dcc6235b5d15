#include <oplift/lift/recognition.hpp>

#include <lifting/recognising.hpp>

namespace oplift::compiled {

lift_result recognise_graph(const prepared_graph& prepared, rule_table_view<ir::built_operators> table,
                            const lift_request& request)
{
    return recognise(prepared, table, request);
}

} // namespace oplift::compiled
