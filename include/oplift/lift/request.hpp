#ifndef OPLIFT_LIFT_REQUEST_HPP
#define OPLIFT_LIFT_REQUEST_HPP

#include <oplift/error.hpp>
#include <oplift/graph/attribute.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <memory>
#include <string>
#include <vector>

namespace oplift {

/// What is to be made of a graph.
struct lift_request {
    std::vector<std::string> outputs; ///< "node" or "node:1"; the IR's outputs bear these names
    std::vector<std::string> inputs;  ///< nodes that are to be inputs; empty: the placeholders that the outputs need
    std::vector<stated_shape> input_shapes; ///< for each of `inputs`, or for the placeholders in order; may be empty
    bool partial = false;                   ///< leave out what is not recognised instead of refusing
};

/// A model in the IR.
struct lift_result {
    ir::operator_graph graph;
    std::vector<obstacle> obstacles;    ///< what was left out; empty unless the request was for a partial IR
    std::shared_ptr<const void> source; ///< the weights in the graph refer to this
};

} // namespace oplift

#endif
