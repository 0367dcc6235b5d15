#ifndef OPLIFT_WEIGHTS_ELEMENTS_HPP
#define OPLIFT_WEIGHTS_ELEMENTS_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace oplift {

/// Element `index` of a real or integer tensor as a double; nothing for other types. The index must be in range.
inline std::optional<double> element_as_double(const tensor& values, std::int64_t index)
{
    switch (values.type) {
    case data_type::float32:
        return static_cast<double>(values.at<float>(index));
    case data_type::float64:
        return values.at<double>(index);
    case data_type::int8:
        return static_cast<double>(values.at<std::int8_t>(index));
    case data_type::int16:
        return static_cast<double>(values.at<std::int16_t>(index));
    case data_type::int32:
        return static_cast<double>(values.at<std::int32_t>(index));
    case data_type::int64:
        return static_cast<double>(values.at<std::int64_t>(index));
    case data_type::uint8:
    case data_type::boolean:
        return static_cast<double>(values.at<std::uint8_t>(index));
    case data_type::uint16:
        return static_cast<double>(values.at<std::uint16_t>(index));
    case data_type::uint32:
        return static_cast<double>(values.at<std::uint32_t>(index));
    default:
        return std::nullopt;
    }
}

/// The one value of a tensor all of whose elements are equal; nothing for empty tensors and those with more than
/// `most` elements that differ in storage.
inline std::optional<double> uniform_value(const tensor& values, std::int64_t most = 4096)
{
    const std::int64_t count = values.element_count();
    if (count < 1 || (!values.uniform && count > most))
        return std::nullopt;
    const std::optional<double> first = element_as_double(values, 0);
    for (std::int64_t i = 1; first && !values.uniform && i < count; ++i)
        if (element_as_double(values, i) != first)
            return std::nullopt;
    return first;
}

/// The elements of an integer tensor of rank 0 or 1 with at most `most` elements.
inline std::optional<std::vector<std::int64_t>> integer_elements(const tensor& values, std::int64_t most = 4096)
{
    if (!is_integer(values.type) || values.type == data_type::uint64 || values.shape.size() > 1 ||
        values.element_count() > most)
        return std::nullopt;
    std::vector<std::int64_t> elements;
    for (std::int64_t i = 0; i < values.element_count(); ++i)
        elements.push_back(values.type == data_type::int64 ? values.at<std::int64_t>(i)
                                                           : static_cast<std::int64_t>(*element_as_double(values, i)));
    return elements;
}

} // namespace oplift

#endif
