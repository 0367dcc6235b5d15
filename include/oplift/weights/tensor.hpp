#ifndef OPLIFT_WEIGHTS_TENSOR_HPP
#define OPLIFT_WEIGHTS_TENSOR_HPP

#include <oplift/weights/data_type.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
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

} // namespace oplift

#endif
