#ifndef OPLIFT_RULES_SUPPORT_CHANNELS_HPP
#define OPLIFT_RULES_SUPPORT_CHANNELS_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace oplift::rule {

/// Whether an operation on both tensors, broadcast as TensorFlow does, has the shape of `x` for certain.
inline bool broadcasts_into(const match_view& match, tensor_reference tensor, tensor_reference x)
{
    const symbolic_shape& extents = match.shape(tensor);
    if (!extents)
        return false;
    if (extents->empty())
        return true;
    const symbolic_shape& whole = match.shape(x);
    if (!whole || extents->size() > whole->size())
        return false;
    const std::size_t offset = whole->size() - extents->size();
    for (std::size_t i = 0; i < extents->size(); ++i)
        if ((*extents)[i] != extent(1) && (*extents)[i] != (*whole)[i + offset])
            return false;
    return true;
}

/// The same of all tensors that are there.
inline bool all_broadcast_into(const match_view& match, std::initializer_list<std::optional<tensor_reference>> tensors,
                               tensor_reference x)
{
    return std::ranges::all_of(tensors, [&](const std::optional<tensor_reference>& tensor) {
        return !tensor || broadcasts_into(match, *tensor, x);
    });
}

/// Whether the tensor holds one number, whatever its rank.
inline bool holds_one_number(const match_view& match, tensor_reference tensor)
{
    const symbolic_shape& extents = match.shape(tensor);
    if (!extents)
        return false;
    for (const dimension& each : *extents)
        if (each != extent(1))
            return false;
    return true;
}

/// Whether the tensor, broadcast against `x`, varies along no axis but that one.
inline bool varies_along(const match_view& match, tensor_reference tensor, tensor_reference x, std::size_t axis)
{
    if (!broadcasts_into(match, tensor, x))
        return false;
    const symbolic_shape& extents = match.shape(tensor);
    const std::size_t rank        = static_cast<std::size_t>(match.rank(x));
    for (std::size_t i = 0; i < extents->size(); ++i)
        if ((*extents)[i] != extent(1) && (i + rank - extents->size() != axis || !(*extents)[i].known()))
            return false;
    return true;
}

/// The axis of `x` along which the tensors have one number for each channel (or the same number for all): the last one
/// or, channels first, axis 1. Nothing if there is none, or if the number of channels is not known.
inline std::optional<std::size_t> channel_axis(const match_view& match, tensor_reference x,
                                               std::initializer_list<std::optional<tensor_reference>> tensors)
{
    if (match.rank(x) < 2)
        return std::nullopt;
    for (const std::size_t axis : {match.shape(x)->size() - 1, std::size_t{1}}) {
        bool all = (*match.shape(x))[axis].known();
        for (const auto& tensor : tensors)
            all = all && (!tensor || varies_along(match, *tensor, x, axis));
        if (all)
            return axis;
    }
    return std::nullopt;
}

/// A vector of `channels` numbers, all of them zero.
inline oplift::weight channel_zeros(data_type type, std::int64_t channels)
{
    oplift::weight result;
    result.type         = type;
    result.source_shape = {channels};
    result.read         = [type, channels] {
        oplift::tensor zeros = oplift::tensor::of(type, {channels}, std::vector<std::byte>(size_of(type)));
        zeros.uniform        = true;
        return zeros;
    };
    return result;
}

/// A weight as a vector of `channels` numbers: it holds so many, or one that stands for all.
inline oplift::weight channel_vector(oplift::weight w, std::int64_t channels)
{
    if (w.element_count() == channels)
        return w.shape().size() == 1 ? w : reshaped(std::move(w), {channels});
    oplift::weight result;
    result.type         = w.type;
    result.source_shape = {channels};
    if (w.has_value())
        result.read = [read = std::move(w.read), channels] {
            oplift::tensor value = read();
            value.shape          = {channels};
            value.uniform        = true;
            return value;
        };
    return result;
}

} // namespace oplift::rule

#endif
