#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATOR_TABLE_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATOR_TABLE_HPP

#include <oplift/emit/emission_table.hpp>
#include <oplift/emit/tensorflow/operators/arrangement.hpp>
#include <oplift/emit/tensorflow/operators/elementwise.hpp>
#include <oplift/emit/tensorflow/operators/layer.hpp>
#include <oplift/emit/tensorflow/operators/reduction.hpp>
#include <oplift/emit/tensorflow/operators/source.hpp>

namespace oplift::emit::tensorflow {

/// What TensorFlow makes of each operator of the IR.
inline constexpr auto operator_table =
    join(layer_emissions, elementwise_emissions, reduction_emissions, arrangement_emissions, source_emissions);

static_assert(is_complete<operator_table>());

} // namespace oplift::emit::tensorflow

#endif
