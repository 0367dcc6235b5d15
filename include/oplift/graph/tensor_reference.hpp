#ifndef OPLIFT_GRAPH_TENSOR_REFERENCE_HPP
#define OPLIFT_GRAPH_TENSOR_REFERENCE_HPP

#include <compare>
#include <cstdint>

namespace oplift {

/// The index of a node in its graph.
using node_id = std::uint32_t;

/// One output of one node: what an edge of a dataflow graph carries.
struct tensor_reference {
    node_id       node   = 0;
    std::uint32_t output = 0;

    friend auto operator<=>(const tensor_reference&, const tensor_reference&) = default;
};

} // namespace oplift

#endif
