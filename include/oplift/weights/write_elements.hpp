#ifndef OPLIFT_WEIGHTS_WRITE_ELEMENTS_HPP
#define OPLIFT_WEIGHTS_WRITE_ELEMENTS_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace oplift {

/// Where bytes go, one piece after the other.
template <typename T>
concept byte_sink = std::invocable<T&, std::span<const std::byte>>;

namespace detail {

/// An axis in the order in which elements are written.
struct written_axis {
    std::int64_t extent = 1;
    std::int64_t stride = 1; ///< the distance of neighbours in the source, in elements
};

/// The axes of the permuted source without those of extent 1, neighbours joined where the source allows it.
inline std::vector<written_axis> written_axes(const std::vector<std::int64_t>& source_shape,
                                              const std::vector<std::size_t>& permutation)
{
    std::vector<std::int64_t> strides(source_shape.size(), 1);
    for (std::size_t i = source_shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * source_shape[i];
    std::vector<written_axis> axes;
    for (const std::size_t axis : permutation) {
        const written_axis next{source_shape[axis], strides[axis]};
        if (next.extent == 1)
            continue;
        if (!axes.empty() && axes.back().stride == next.stride * next.extent)
            axes.back() = {axes.back().extent * next.extent, next.stride};
        else
            axes.push_back(next);
    }
    if (axes.empty())
        axes.push_back({});
    return axes;
}

/// Copies `columns` elements of each row, `stride` elements apart, to the buffer, row after row.
template <std::size_t Size>
void gather_rows(const std::byte* source, std::span<const std::int64_t> rows, std::int64_t columns, std::int64_t stride,
                 std::byte* buffer)
{
    // Neighbouring rows often share cache lines of the source: a few columns of all rows come first.
    constexpr std::int64_t width = 64;
    for (std::int64_t first = 0; first < columns; first += width) {
        const std::int64_t last = std::min(first + width, columns);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            std::byte* to         = buffer + (static_cast<std::int64_t>(row) * columns + first) * std::int64_t{Size};
            const std::byte* from = source + (rows[row] + first * stride) * std::int64_t{Size};
            for (std::int64_t column = first; column < last; ++column) {
                std::memcpy(to, from, Size);
                to += Size;
                from += stride * std::int64_t{Size};
            }
        }
    }
}

inline void gather_rows(std::size_t size, const std::byte* source, std::span<const std::int64_t> rows,
                        std::int64_t columns, std::int64_t stride, std::byte* buffer)
{
    if (stride == 1) {
        const auto length = static_cast<std::size_t>(columns) * size;
        for (std::size_t row = 0; row < rows.size(); ++row)
            std::memcpy(buffer + row * length, source + static_cast<std::size_t>(rows[row]) * size, length);
        return;
    }
    switch (size) {
    case 1:
        return gather_rows<1>(source, rows, columns, stride, buffer);
    case 2:
        return gather_rows<2>(source, rows, columns, stride, buffer);
    case 4:
        return gather_rows<4>(source, rows, columns, stride, buffer);
    case 8:
        return gather_rows<8>(source, rows, columns, stride, buffer);
    case 16:
        return gather_rows<16>(source, rows, columns, stride, buffer);
    default:
        throw std::logic_error{"elements of this size cannot be re-ordered"};
    }
}

/// Writes the permuted elements of `source`, a buffer of bounded size at a time.
template <byte_sink Sink>
void write_permuted(const tensor& source, const std::vector<written_axis>& axes, Sink& sink)
{
    constexpr std::int64_t buffer_bytes = 1 << 20;
    constexpr std::int64_t most_rows    = 4096;
    const std::size_t size              = size_of(source.type);
    const std::int64_t capacity         = buffer_bytes / static_cast<std::int64_t>(size);
    const written_axis inner            = axes.back();
    const std::int64_t columns          = std::min(inner.extent, capacity);
    const auto row_limit = static_cast<std::size_t>(std::clamp(capacity / columns, std::int64_t{1}, most_rows));
    std::vector<std::byte> buffer(row_limit * static_cast<std::size_t>(columns) * size);
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> index(axes.size() - 1);
    std::int64_t offset = 0;
    const auto flush    = [&] {
        // More than one row is collected only where whole rows fit, so the pieces of a row follow each other.
        for (std::int64_t first = 0; first < inner.extent; first += columns) {
            const std::int64_t count = std::min(columns, inner.extent - first);
            gather_rows(size, source.bytes.data() + first * inner.stride * static_cast<std::int64_t>(size), rows, count,
                           inner.stride, buffer.data());
            sink(std::span<const std::byte>{buffer}.first(rows.size() * static_cast<std::size_t>(count) * size));
        }
        rows.clear();
    };
    for (bool more = true; more;) {
        rows.push_back(offset);
        more = false;
        for (std::size_t axis = index.size(); axis-- > 0 && !more;) {
            offset += axes[axis].stride;
            more = ++index[axis] < axes[axis].extent;
            if (!more) {
                offset -= axes[axis].stride * axes[axis].extent;
                index[axis] = 0;
            }
        }
        if (!more || rows.size() == row_limit)
            flush();
    }
}

template <byte_sink Sink>
void write_repeated(std::span<const std::byte> element, std::int64_t count, Sink& sink)
{
    constexpr std::int64_t buffer_bytes = 1 << 20;
    const std::int64_t capacity         = buffer_bytes / static_cast<std::int64_t>(element.size());
    std::vector<std::byte> buffer;
    for (std::int64_t i = std::min(count, capacity); i > 0; --i)
        buffer.insert(buffer.end(), element.begin(), element.end());
    for (; count > 0; count -= capacity)
        sink(std::span<const std::byte>{buffer}.first(static_cast<std::size_t>(std::min(count, capacity)) *
                                                      element.size()));
}

[[noreturn]] inline void fail_unlike_announced(const weight& w)
{
    throw std::logic_error{"the value of weight '" + w.variable + "' has another type or size than was announced"};
}

template <byte_sink Sink>
void write_in_order(const weight& w, Sink& sink)
{
    // Never more than was announced: the sink may have room for no more.
    std::uint64_t left = static_cast<std::uint64_t>(w.element_count()) * size_of(w.type);
    w.read.in_order([&](std::span<const std::byte> piece) {
        if (piece.size() > left)
            fail_unlike_announced(w);
        left -= piece.size();
        sink(piece);
    });
    if (left != 0)
        fail_unlike_announced(w);
}

} // namespace detail

/// Gives the bytes of a weight to `sink` in the order in which they belong into a file: permuted, row-major,
/// little-endian. Needs about 1 MiB of memory at most.
///
/// Throws what the weight's `read` throws, and std::logic_error if its value has another type or size than it says.
/// That may be when bytes were given already: these are no value then.
template <byte_sink Sink>
void write_elements(const weight& w, Sink&& sink)
{
    const std::vector<detail::written_axis> axes = detail::written_axes(w.source_shape, w.permutation);
    const bool keeps_order                       = axes.size() == 1 && axes[0].stride == 1; // as without a permutation
    if (keeps_order && w.read.is_in_order())
        return detail::write_in_order(w, sink);
    const tensor source = w.read();
    if (source.type != w.type || source.element_count() != w.element_count() || size_of(source.type) == 0 ||
        source.bytes.size() !=
            size_of(source.type) * (source.uniform ? 1 : static_cast<std::size_t>(source.element_count())))
        detail::fail_unlike_announced(w);
    if (source.element_count() == 0)
        return;
    if (source.uniform)
        detail::write_repeated(source.bytes, source.element_count(), sink);
    else if (keeps_order)
        for_each_piece(source, sink);
    else
        detail::write_permuted(source, axes, sink);
}

} // namespace oplift

#endif
