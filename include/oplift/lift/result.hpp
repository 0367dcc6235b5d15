#ifndef OPLIFT_LIFT_RESULT_HPP
#define OPLIFT_LIFT_RESULT_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <memory>
#include <vector>

namespace oplift {

/// A model in the IR.
struct lift_result {
    ir::operator_graph graph;
    std::vector<obstacle> obstacles;    ///< what was left out; empty unless the request was for a partial IR
    std::shared_ptr<const void> source; ///< the weights in the graph refer to this
};

} // namespace oplift

#endif
