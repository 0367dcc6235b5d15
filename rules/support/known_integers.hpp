#ifndef OPLIFT_RULES_SUPPORT_KNOWN_INTEGERS_HPP
#define OPLIFT_RULES_SUPPORT_KNOWN_INTEGERS_HPP

#include <oplift/infer/dimension.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/weights/tensor.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace oplift::rule {

/// The elements of an integer tensor of rank 0 or 1, as far as they are known before the graph runs: constants, and
/// what shape arithmetic gives. Nothing if not even their number is known.
inline std::optional<std::vector<dimension>> elements_of_integers(const match_view& match, tensor_reference tensor)
{
    if (const auto* constants = match.graph().knowledge->integers(tensor)) {
        std::vector<dimension> elements;
        for (const std::int64_t number : *constants)
            elements.push_back(extent(number));
        return elements;
    }
    return match.facts(tensor).elements;
}

/// The same where all elements are known numbers.
inline std::optional<std::vector<std::int64_t>> known_integers(const match_view& match, tensor_reference tensor)
{
    const auto elements = elements_of_integers(match, tensor);
    if (!elements)
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const dimension element : *elements) {
        if (!element.known())
            return std::nullopt;
        numbers.push_back(element.coefficient);
    }
    return numbers;
}

/// The one element of a known integer scalar, or of a known vector with one element.
inline std::optional<std::int64_t> known_integer(const match_view& match, tensor_reference tensor)
{
    const auto numbers = known_integers(match, tensor);
    return numbers && numbers->size() == 1 ? std::optional{numbers->front()} : std::nullopt;
}

/// A constant matrix of integers [n, 2], one row after the other: n pairs.
inline std::optional<std::vector<std::int64_t>> known_pairs(const match_view& match, tensor_reference tensor)
{
    if (match.facts(tensor).when_known != constancy::constant)
        return std::nullopt;
    const std::optional<oplift::tensor> value = match.graph().knowledge->value(tensor);
    constexpr std::int64_t most_axes          = 64;
    if (!value || value->shape.size() != 2 || value->shape[1] != 2 || value->shape[0] < 0 ||
        value->shape[0] > most_axes || (value->type != data_type::int32 && value->type != data_type::int64))
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (std::int64_t i = 0; i < 2 * value->shape[0]; ++i)
        numbers.push_back(value->type == data_type::int32 ? value->at<std::int32_t>(i) : value->at<std::int64_t>(i));
    return numbers;
}

/// An axis counted from the front; nothing where it is counted from the back of a rank that is not known (-1), or
/// where it is out of range.
inline std::optional<std::int64_t> axis_from_front(std::optional<std::int64_t> axis, int rank)
{
    if (!axis || (rank < 0 && *axis < 0) || (rank >= 0 && (*axis < -rank || *axis >= rank)))
        return std::nullopt;
    return *axis < 0 ? *axis + rank : *axis;
}

} // namespace oplift::rule

#endif
