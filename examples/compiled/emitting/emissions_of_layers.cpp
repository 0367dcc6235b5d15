#include <oplift/emit/tensorflow/operators/elementwise.hpp>
#include <oplift/emit/tensorflow/operators/layer.hpp>
#include <oplift/emit/tensorflow/operators/reduction.hpp>

#include <emitting/parts.hpp>

namespace oplift::compiled {

emissions emissions_of_layers()
{
    namespace tf                = emit::tensorflow;
    static constexpr auto table = emit::join(tf::layer_emissions, tf::elementwise_emissions, tf::reduction_emissions);
    return table;
}

} // namespace oplift::compiled
