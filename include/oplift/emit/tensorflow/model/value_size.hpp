#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_VALUE_SIZE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_VALUE_SIZE_HPP

#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/error.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/shape_arithmetic.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// The bytes of a weight's elements; nothing where they cannot be counted or have no fixed size.
inline std::optional<std::uint64_t> value_size(const weight& value)
{
    const std::uint64_t element             = size_of(value.type);
    const std::optional<std::int64_t> count = checked_element_count(value.source_shape);
    // Half of what a signed number holds, so that what stands around a value can be added.
    const auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / 2);
    if (element == 0 || !count || static_cast<std::uint64_t>(*count) > limit / element)
        return std::nullopt;
    return static_cast<std::uint64_t>(*count) * element;
}

/// Throws refusal, with each node whose value cannot be written.
inline void require_values(std::span<const node> nodes)
{
    std::vector<obstacle> obstacles;
    for (const node& n : nodes) {
        if (!n.value) {
            if (n.is_parameter)
                throw std::logic_error{"parameter '" + n.definition.name() + "' of a graph has no weight"};
            continue;
        }
        std::string reason;
        if (!n.value->has_value())
            reason = "its value is not known, since the model was read without weights";
        else if (!value_size(*n.value))
            reason = "values of type " + std::string{name_of(n.value->type)} + " and this shape cannot be written";
        else
            continue;
        obstacles.push_back({n.definition.name(), n.definition.op(), std::move(reason)});
    }
    if (!obstacles.empty())
        throw refusal{std::move(obstacles)};
}

} // namespace oplift::emit::tensorflow::model

#endif
