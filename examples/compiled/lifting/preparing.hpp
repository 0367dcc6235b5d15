#ifndef OPLIFT_EXAMPLES_LIFTING_PREPARING_HPP
#define OPLIFT_EXAMPLES_LIFTING_PREPARING_HPP

#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>

namespace oplift {
struct loaded_model;
}

namespace oplift::compiled {

/// The graph of a model as rules see it. A request without outputs is given those of the model.
prepared_graph prepare_model(const loaded_model& model, lift_request& request);

} // namespace oplift::compiled

#endif
