#ifndef OPLIFT_INFER_VALUES_STRIDED_COPY_HPP
#define OPLIFT_INFER_VALUES_STRIDED_COPY_HPP

#include <oplift/infer/values/evaluation.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace oplift::infer {

/// A tensor that owns bytes which are still to be written.
struct fresh_tensor {
    fresh_tensor(const evaluation& node, data_type type, std::vector<std::int64_t> shape)
        : size{size_of(type)}, storage{std::make_shared<std::vector<std::byte>>(node.count(type, shape) * size)}
    {
        value.type  = type;
        value.shape = std::move(shape);
        value.bytes = *storage;
        value.owner = storage;
    }

    std::byte* at(std::int64_t element) { return storage->data() + static_cast<std::size_t>(element) * size; }

    std::size_t size;
    std::shared_ptr<std::vector<std::byte>> storage;
    tensor value;
};

/// How far apart in a row-major tensor two neighbours along each axis are, in elements. The number of elements must be
/// known not to overflow.
inline std::vector<std::int64_t> row_major_strides(const std::vector<std::int64_t>& shape)
{
    std::vector<std::int64_t> strides(shape.size(), 0);
    const auto total  = element_count_of(shape);
    std::int64_t next = 1;
    if (total && *total > 0)
        for (std::size_t i = shape.size(); i-- > 0; next *= shape[i])
            strides[i] = next;
    return strides;
}

/// Calls `visit` with the place of each element of a walk over `shape`, in row-major order: the sum of index times
/// stride over the axes, plus `first`.
template <typename Visit>
void walk(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides, std::int64_t first,
          Visit visit)
{
    const auto total = element_count_of(shape);
    if (!total || *total == 0)
        return;
    std::vector<std::int64_t> index(shape.size(), 0);
    std::int64_t place = first;
    for (std::int64_t left = *total;;) {
        visit(place);
        if (--left == 0)
            return;
        for (std::size_t i = shape.size(); i-- > 0;) {
            place += strides[i];
            if (++index[i] < shape[i])
                break;
            place -= strides[i] * shape[i];
            index[i] = 0;
        }
    }
}

/// The elements of `source` at first + the sum of index times stride, as a tensor of that shape. All of these places
/// must be within the source.
inline tensor strided_copy(const evaluation& node, const tensor& source, std::vector<std::int64_t> shape,
                           const std::vector<std::int64_t>& strides, std::int64_t first)
{
    if (source.uniform) {
        node.count(source.type, shape);
        tensor all = source;
        all.shape  = std::move(shape);
        return all;
    }
    fresh_tensor copy{node, source.type, std::move(shape)};
    std::byte* to         = copy.storage->data();
    const std::byte* from = source.bytes.data();
    const auto move       = [&]<std::size_t Size>(std::integral_constant<std::size_t, Size>) {
        walk(copy.value.shape, strides, first, [&](std::int64_t place) {
            std::memcpy(to, from + static_cast<std::size_t>(place) * Size, Size);
            to += Size;
        });
    };
    switch (copy.size) {
    case 1:
        move(std::integral_constant<std::size_t, 1>{});
        break;
    case 2:
        move(std::integral_constant<std::size_t, 2>{});
        break;
    case 4:
        move(std::integral_constant<std::size_t, 4>{});
        break;
    case 8:
        move(std::integral_constant<std::size_t, 8>{});
        break;
    default:
        throw cannot_evaluate{};
    }
    return std::move(copy.value);
}

/// True if all elements of a tensor are one.
inline bool is_uniform(const tensor& value)
{
    return value.uniform || value.bytes.size() == size_of(value.type);
}

/// The shape that broadcasting makes of two.
inline std::vector<std::int64_t> broadcast_extents(const std::vector<std::int64_t>& a,
                                                   const std::vector<std::int64_t>& b)
{
    std::vector<std::int64_t> result         = a.size() >= b.size() ? a : b;
    const std::vector<std::int64_t>& shorter = a.size() >= b.size() ? b : a;
    const std::size_t lead                   = result.size() - shorter.size();
    for (std::size_t i = 0; i < shorter.size(); ++i)
        if (result[lead + i] == 1)
            result[lead + i] = shorter[i];
        else if (shorter[i] != 1 && shorter[i] != result[lead + i])
            throw cannot_evaluate{};
    return result;
}

/// A tensor broadcast to a shape; the same bytes where that is possible.
inline tensor broadcast_to(const evaluation& node, const tensor& value, const std::vector<std::int64_t>& shape)
{
    if (value.shape == shape)
        return value;
    if (value.shape.size() > shape.size() || broadcast_extents(value.shape, shape) != shape)
        throw cannot_evaluate{};
    if (is_uniform(value)) {
        node.count(value.type, shape);
        tensor all  = value;
        all.shape   = shape;
        all.uniform = true;
        return all;
    }
    const auto own = row_major_strides(value.shape);
    std::vector<std::int64_t> strides(shape.size() - own.size(), 0);
    for (std::size_t i = 0; i < own.size(); ++i)
        strides.push_back(value.shape[i] == 1 ? 0 : own[i]);
    return strided_copy(node, value, shape, strides, 0);
}

} // namespace oplift::infer

#endif
