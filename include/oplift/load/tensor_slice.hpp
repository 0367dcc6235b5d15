#ifndef OPLIFT_LOAD_TENSOR_SLICE_HPP
#define OPLIFT_LOAD_TENSOR_SLICE_HPP

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oplift {

/// A box within a tensor: where it begins and how far it reaches, along each axis. Variables of a partitioned model
/// are such parts of the tensor that the checkpoint names.
struct tensor_slice {
    std::vector<std::int64_t> start;
    std::vector<std::int64_t> length; ///< -1 for all of the axis, which begins at 0 then

    friend bool operator==(const tensor_slice&, const tensor_slice&) = default;
};

/// The slice in the extents of its tensor, without any -1; nothing if it does not lie within them.
inline std::optional<tensor_slice> resolved(tensor_slice slice, std::span<const std::int64_t> shape)
{
    if (slice.start.size() != shape.size() || slice.length.size() != shape.size())
        return std::nullopt;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        if (slice.length[axis] == -1 && slice.start[axis] == 0)
            slice.length[axis] = shape[axis];
        if (slice.start[axis] < 0 || slice.length[axis] < 0 || slice.start[axis] > shape[axis] ||
            slice.length[axis] > shape[axis] - slice.start[axis])
            return std::nullopt;
    }
    return slice;
}

/// What a restore operator states of a variable: the whole tensor's shape and the part of it, such as "4 10 0,2:-".
struct partition {
    std::vector<std::int64_t> shape;
    tensor_slice slice;
};

/// Parses an element of `shape_and_slices`: extents, a space each, then START,LENGTH or - for all of an axis, joined
/// by colons. Nothing if it is spelled otherwise, or if the slice does not lie within the shape.
inline std::optional<partition> parse_partition(std::string_view text)
{
    const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t value          = 0;
        const char* end             = digits.data() + digits.size();
        const auto [stopped, fault] = std::from_chars(digits.data(), end, value);
        return fault == std::errc{} && stopped == end && value >= 0 ? std::optional{value} : std::nullopt;
    };
    partition result;
    for (std::size_t space; (space = text.find(' ')) != std::string_view::npos; text.remove_prefix(space + 1)) {
        const auto extent = number(text.substr(0, space));
        if (!extent)
            return std::nullopt;
        result.shape.push_back(*extent);
    }
    for (bool more = true; more;) {
        const std::size_t colon     = text.find(':');
        const std::string_view part = text.substr(0, colon);
        more                        = colon != std::string_view::npos;
        text.remove_prefix(more ? colon + 1 : text.size());
        if (part == "-") {
            result.slice.start.push_back(0);
            result.slice.length.push_back(-1);
            continue;
        }
        const std::size_t comma = part.find(',');
        if (comma == std::string_view::npos)
            return std::nullopt;
        const auto start  = number(part.substr(0, comma));
        const auto length = number(part.substr(comma + 1));
        if (!start || !length)
            return std::nullopt;
        result.slice.start.push_back(*start);
        result.slice.length.push_back(*length);
    }
    const auto slice = resolved(result.slice, result.shape);
    if (!slice)
        return std::nullopt;
    result.slice = *slice;
    return result;
}

/// The key under which a checkpoint of format V2 holds a slice: TensorFlow's order-preserving code for 0, the tensor's
/// name, the rank, and start and length of each axis. The slice is spelled as in the tensor's entry, -1 included.
inline std::string slice_key(std::string_view tensor_name, const tensor_slice& slice)
{
    std::string key;
    // Unsigned: the number of bytes, then these, big-endian.
    const auto append_unsigned = [&](std::uint64_t value) {
        const int bytes = (static_cast<int>(std::bit_width(value)) + 7) / 8;
        key += static_cast<char>(bytes);
        for (int byte = bytes - 1; byte >= 0; --byte)
            key += static_cast<char>(value >> (8 * byte) & 0xff);
    };
    // Signed: as many leading ones as there are bytes, then the number in two's complement; for negative numbers, all
    // of the leading bits are inverted.
    const auto append_signed = [&](std::int64_t value) {
        const auto extension = static_cast<unsigned char>(value < 0 ? 0xff : 0);
        const auto magnitude = static_cast<std::uint64_t>(value < 0 ? ~value : value);
        const int count      = static_cast<int>(std::bit_width(magnitude)) / 7 + 1;
        std::vector<unsigned char> bytes(static_cast<std::size_t>(count), extension);
        for (int i = 0; i < std::min(count, 8); ++i)
            bytes[static_cast<std::size_t>(count - 1 - i)] =
                static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xff);
        for (int bit = 0; bit < count; ++bit)
            bytes[static_cast<std::size_t>(bit / 8)] ^= static_cast<unsigned char>(0x80 >> (bit % 8));
        for (const unsigned char byte : bytes)
            key += static_cast<char>(byte);
    };
    append_unsigned(0);
    for (const char c : tensor_name) {
        key += c;
        if (c == '\0')
            key += '\xff';
        else if (c == '\xff')
            key += '\0';
    }
    key += '\0';
    key += '\1';
    append_unsigned(slice.start.size());
    for (std::size_t axis = 0; axis < slice.start.size(); ++axis) {
        append_signed(slice.start[axis]);
        append_signed(slice.length[axis]);
    }
    return key;
}

/// A tensor's bytes in row-major order, and the place of a box in it.
template <typename Byte>
struct box {
    std::span<Byte> bytes;
    std::span<const std::int64_t> shape;
    std::span<const std::int64_t> start;
};

/// Copies a box of `extents` elements from one tensor to another, and calls `copied(first, count)` for each run of
/// bytes in the target. Both boxes must lie within their tensors.
template <typename Copied>
void copy_box(const box<const std::byte>& source, const box<std::byte>& target, std::span<const std::int64_t> extents,
              std::size_t element_size, Copied copied)
{
    if (std::ranges::find(extents, 0) != extents.end())
        return;
    const std::size_t rank = extents.size();
    // The trailing axes that are whole in both tensors are copied in one run with the axis before them.
    std::size_t inner = rank;
    std::size_t run   = element_size;
    while (inner > 0) {
        --inner;
        run *= static_cast<std::size_t>(extents[inner]);
        if (extents[inner] != source.shape[inner] || extents[inner] != target.shape[inner])
            break;
    }
    const auto offset = [&](std::span<const std::int64_t> shape, std::span<const std::int64_t> start,
                            std::span<const std::int64_t> index) {
        std::int64_t position = 0;
        for (std::size_t axis = 0; axis < rank; ++axis)
            position = position * shape[axis] + start[axis] + index[axis];
        return static_cast<std::size_t>(position) * element_size;
    };
    std::vector<std::int64_t> index(rank, 0);
    for (;;) {
        const std::size_t to = offset(target.shape, target.start, index);
        std::memcpy(target.bytes.data() + to, source.bytes.data() + offset(source.shape, source.start, index), run);
        copied(to, run);
        std::size_t axis = inner;
        while (axis > 0 && ++index[axis - 1] == extents[axis - 1])
            index[--axis] = 0;
        if (axis == 0)
            return;
    }
}

} // namespace oplift

#endif
