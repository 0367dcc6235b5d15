#ifndef OPLIFT_WEIGHTS_TENSOR_HPP
#define OPLIFT_WEIGHTS_TENSOR_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/readable_file.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// A tensor's value: element type, shape, and a view of its bytes in row-major order, little-endian.
///
/// The bytes usually lie in a mapped file and are not copied; `owner` keeps them alive. A tensor is cheap to copy.
/// Invariant, checked by whoever makes one: bytes.size() == size_of(type) * (uniform ? 1 : element_count()).
struct tensor {
    data_type                  type = data_type::invalid;
    std::vector<std::int64_t>  shape;
    std::span<const std::byte> bytes;
    bool                       uniform = false; ///< `bytes` holds one element, which stands for all
    std::shared_ptr<const void> owner;
    std::shared_ptr<const readable_file> file;               ///< where the bytes can also be read, if they lie in it
    std::shared_ptr<const std::vector<std::string>> strings; ///< the elements, where the type is string (never uniform)

    std::int64_t element_count() const
    {
        std::int64_t count = 1;
        for (std::int64_t extent : shape)
            count *= extent;
        return count;
    }

    /// Element `index` in row-major order. `T` must be the C++ type of `type`; the index must be in range.
    template <typename T>
    T at(std::int64_t index) const
    {
        T value;
        std::memcpy(&value, bytes.data() + (uniform ? 0 : static_cast<std::size_t>(index) * sizeof(T)), sizeof(T));
        return value;
    }

    /// A tensor that owns a copy of `elements`.
    template <typename T>
    static tensor of(data_type type, std::vector<std::int64_t> shape, std::vector<T> elements)
    {
        auto   storage = std::make_shared<const std::vector<T>>(std::move(elements));
        tensor result;
        result.type  = type;
        result.shape = std::move(shape);
        result.bytes = std::as_bytes(std::span{*storage});
        result.owner = std::move(storage);
        return result;
    }
};

/// Calls `sink` with the bytes of a tensor, one piece after the other: what lies in a file is read from there, 256 KiB
/// at a time, the rest is given as it is. Throws input_error if the file cannot be read.
template <typename Sink>
void for_each_piece(const tensor& value, Sink&& sink)
{
    const auto mapped   = value.file ? value.file->bytes() : std::span<const std::byte>{};
    const auto at_least = std::greater_equal<const std::byte*>{};
    if (value.bytes.empty() || !at_least(value.bytes.data(), mapped.data()) ||
        !at_least(mapped.data() + mapped.size(), value.bytes.data() + value.bytes.size()))
        return sink(value.bytes);
    constexpr std::size_t most = std::size_t{1} << 18; // what comes next finds it in the processor's cache
    const auto piece           = std::make_unique_for_overwrite<std::byte[]>(std::min(most, value.bytes.size()));
    const auto begin           = static_cast<std::size_t>(value.bytes.data() - mapped.data());
    for (std::size_t done = 0; done < value.bytes.size();) {
        const std::span<std::byte> part{piece.get(), std::min(most, value.bytes.size() - done)};
        value.file->read(begin + done, part);
        sink(std::span<const std::byte>{part});
        done += part.size();
    }
}

} // namespace oplift

#endif
