#include <oplift/emit/tensorflow/operators/arrangement.hpp>
#include <oplift/emit/tensorflow/operators/source.hpp>

#include <emitting/parts.hpp>

namespace oplift::compiled {

emissions emissions_of_arrangement()
{
    namespace tf                = emit::tensorflow;
    static constexpr auto table = emit::join(tf::arrangement_emissions, tf::source_emissions);
    return table;
}

} // namespace oplift::compiled
