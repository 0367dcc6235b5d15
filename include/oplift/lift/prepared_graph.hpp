#ifndef OPLIFT_LIFT_PREPARED_GRAPH_HPP
#define OPLIFT_LIFT_PREPARED_GRAPH_HPP

#include <oplift/error.hpp>
#include <oplift/graph/tensor_reference.hpp>
#include <oplift/match/subject.hpp>

#include <memory>
#include <vector>

namespace oplift {

/// A graph as rules see it: what the outputs need, as it runs in inference, with what is known of its tensors.
struct prepared_graph {
    std::shared_ptr<const subject> view;   ///< keeps all alive that it refers to
    std::vector<tensor_reference> outputs; ///< in the order of the request
    std::vector<obstacle> obstacles;       ///< what no rule can change: loops, and contradictions in the graph
};

} // namespace oplift

#endif
