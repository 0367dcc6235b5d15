#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATOR_EMISSION_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATOR_EMISSION_HPP

#include <oplift/emit/emission_table.hpp>
#include <oplift/emit/tensorflow/program_writer.hpp>

namespace oplift::emit::tensorflow {

/// The entry of TensorFlow's table for one operator of the IR.
template <ir::typed_operator Operator, typename Write>
constexpr emission<program_writer> on(Write write)
{
    return emission_of<Operator, program_writer>(write);
}

} // namespace oplift::emit::tensorflow

#endif
