#ifndef OPLIFT_IR_OPERAND_HPP
#define OPLIFT_IR_OPERAND_HPP

#include <oplift/graph/tensor_reference.hpp>

namespace oplift::ir {

/// An input of a typed operator. While the IR is being built it names the tensor of the source graph that arrives
/// there; whoever builds the operator graph replaces it by an edge.
struct operand {
    tensor_reference tensor;

    constexpr operand() = default;
    constexpr operand(tensor_reference source) : tensor{source} {}
};

} // namespace oplift::ir

#endif
