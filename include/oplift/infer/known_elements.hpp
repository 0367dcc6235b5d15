#ifndef OPLIFT_INFER_KNOWN_ELEMENTS_HPP
#define OPLIFT_INFER_KNOWN_ELEMENTS_HPP

#include <oplift/infer/operation.hpp>
#include <oplift/infer/tensor_facts.hpp>
#include <oplift/weights/tensor.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace oplift::infer {

/// A tensor whose elements are all known is constant, whatever it was computed from.
inline void complete(tensor_facts& facts)
{
    if (facts.elements && facts.elements->size() > static_cast<std::size_t>(most_elements))
        facts.elements.reset();
    if (facts.elements && (facts.type == data_type::int32 || facts.type == data_type::int64) &&
        std::ranges::all_of(*facts.elements, &dimension::known))
        facts.when_known = constancy::constant;
}

/// Replaces shape and elements by those of the value.
inline void refine(tensor_facts& facts, const tensor& value)
{
    facts.shape.emplace();
    for (const std::int64_t size : value.shape)
        facts.shape->push_back(extent(size));
    facts.elements.reset();
    if (value.shape.size() > 1 || (value.type != data_type::int32 && value.type != data_type::int64))
        return;
    if (const auto numbers = integers_of(value)) {
        facts.elements.emplace();
        for (const std::int64_t number : *numbers)
            facts.elements->push_back(extent(number));
    }
}

/// The tensor whose elements the facts know.
inline std::optional<tensor> from_elements(const tensor_facts& facts)
{
    if (!facts.elements || !facts.shape || facts.shape->size() > 1 ||
        !std::ranges::all_of(*facts.elements, &dimension::known))
        return std::nullopt;
    std::vector<std::int64_t> shape;
    if (facts.shape->size() == 1)
        shape.push_back(static_cast<std::int64_t>(facts.elements->size()));
    else if (facts.elements->size() != 1)
        return std::nullopt;
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide;
    for (const dimension d : *facts.elements) {
        wide.push_back(d.coefficient);
        narrow.push_back(static_cast<std::int32_t>(d.coefficient));
    }
    if (facts.type == data_type::int64)
        return tensor::of(facts.type, std::move(shape), std::move(wide));
    if (facts.type == data_type::int32)
        return tensor::of(facts.type, std::move(shape), std::move(narrow));
    return std::nullopt;
}

/// A tensor of type and shape without bytes, where the shape is known.
inline std::optional<tensor> shape_alone(const tensor_facts& facts)
{
    if (!facts.shape)
        return std::nullopt;
    tensor result;
    result.type = facts.type;
    for (const dimension d : *facts.shape)
        if (d.known())
            result.shape.push_back(d.coefficient);
        else
            return std::nullopt;
    return result;
}

} // namespace oplift::infer

#endif
