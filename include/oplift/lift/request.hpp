#ifndef OPLIFT_LIFT_REQUEST_HPP
#define OPLIFT_LIFT_REQUEST_HPP

#include <oplift/graph/attribute.hpp>

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

} // namespace oplift

#endif
