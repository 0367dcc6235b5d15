#ifndef OPLIFT_GRAPH_SHAPE_QUERY_HPP
#define OPLIFT_GRAPH_SHAPE_QUERY_HPP

#include <string_view>

namespace oplift {

/// Whether TensorFlow's operator of that name uses the shapes of its operands alone, never their elements.
constexpr bool asks_only_for_shape(std::string_view operator_name)
{
    return operator_name == "Shape" || operator_name == "ShapeN" || operator_name == "Size" || operator_name == "Rank";
}

} // namespace oplift

#endif
