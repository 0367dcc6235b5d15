#ifndef OPLIFT_INFER_TENSOR_FACTS_HPP
#define OPLIFT_INFER_TENSOR_FACTS_HPP

#include <oplift/infer/dimension.hpp>
#include <oplift/weights/data_type.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace oplift {

/// When the value of a tensor becomes known.
enum class constancy : std::uint8_t {
    varying,  ///< depends on an input of the graph, or is random
    variable, ///< computed from variables (and constants): known with a checkpoint
    constant, ///< computed from constants alone
};

/// What is known of a tensor without running the graph.
struct tensor_facts {
    data_type type = data_type::invalid;
    symbolic_shape shape;
    constancy when_known = constancy::varying;

    /// The elements of an integer tensor of rank 0 or 1 that plays a part in shape arithmetic, known or symbolic.
    std::optional<std::vector<dimension>> elements;

    /// Of a resource handle: what is known of the variable that it refers to, if that is in the graph. At most one.
    /// Not a pointer: every rule reaches this header, and <memory> brings the streams along.
    std::vector<tensor_facts> held;
};

} // namespace oplift

#endif
