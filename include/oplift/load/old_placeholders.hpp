#ifndef OPLIFT_LOAD_OLD_PLACEHOLDERS_HPP
#define OPLIFT_LOAD_OLD_PLACEHOLDERS_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// In graphs of a version before 24 (TensorFlow 1.3), and in those that state no version, the shape [] of a placeholder
/// does not say that it is a scalar but that nothing is said: TensorFlow's shape function of Placeholder reads it so.
/// The shape that the Python program gave is then in `_output_shapes`, if anywhere.
inline void restate_old_placeholders(dataflow_graph& graph, std::int64_t producer)
{
    if (producer >= 24)
        return;
    for (node_id node = 0; node < num_vertices(graph); ++node) {
        if (graph[node].operator_name != "Placeholder")
            continue;
        const attribute_map& attributes = graph[node].attributes;
        const auto* shape               = attributes.find<stated_shape>("shape");
        if (shape && (!*shape || !(*shape)->empty()))
            continue;
        const auto* hint = attributes.find<std::vector<stated_shape>>("_output_shapes");
        std::vector<std::pair<std::string, attribute_value>> restated;
        for (const auto& entry : attributes)
            if (entry.first != "shape")
                restated.push_back(entry);
        restated.emplace_back("shape", hint && !hint->empty() ? hint->front() : stated_shape{});
        graph[node].attributes = attribute_map{std::move(restated)};
    }
}

} // namespace oplift

#endif
