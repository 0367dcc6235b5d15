#ifndef OPLIFT_WEIGHTS_JOIN_HPP
#define OPLIFT_WEIGHTS_JOIN_HPP

#include <oplift/weights/shape_arithmetic.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>
#include <oplift/weights/write_elements.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace oplift {

/// Whether weights can be joined along an axis: at least one, of the same type, and of the same shape but for the axis.
inline bool can_be_joined(const std::vector<weight>& pieces, std::size_t axis)
{
    if (pieces.empty() || axis >= pieces.front().shape().size())
        return false;
    std::vector<std::int64_t> first = pieces.front().shape();
    std::int64_t total              = 0;
    for (const weight& piece : pieces) {
        std::vector<std::int64_t> shape = piece.shape();
        if (piece.type != pieces.front().type || size_of(piece.type) == 0 || shape.size() != first.size() ||
            !checked_element_count(shape) || __builtin_add_overflow(total, shape[axis], &total))
            return false;
        shape[axis] = first[axis];
        if (shape != first)
            return false;
    }
    first[axis] = total;
    return checked_element_count(first).has_value();
}

/// One weight whose extent along `axis` is the sum of the pieces', as numpy.concatenate gives it. The pieces are read
/// when it is. It has a value if all pieces have one. Throws std::logic_error where can_be_joined() says no.
inline weight joined(const std::vector<weight>& pieces, std::size_t axis)
{
    if (!can_be_joined(pieces, axis))
        throw std::logic_error{"weights of different types or shapes cannot be joined"};
    weight result;
    result.type               = pieces.front().type;
    result.source_shape       = pieces.front().shape();
    result.source_shape[axis] = 0;
    for (const weight& piece : pieces)
        result.source_shape[axis] += piece.shape()[axis];
    if (std::ranges::all_of(pieces, &weight::has_value))
        result.read = [pieces, axis, type = result.type, shape = result.source_shape] {
            std::size_t outer = 1;
            for (std::size_t i = 0; i < axis; ++i)
                outer *= static_cast<std::size_t>(shape[i]);
            std::vector<std::byte> bytes(static_cast<std::size_t>(*checked_element_count(shape)) * size_of(type));
            const std::size_t row = outer == 0 ? 0 : bytes.size() / outer; ///< of the result
            std::size_t begin     = 0;                                     ///< of the piece in each row
            for (const weight& piece : pieces) {
                const std::size_t length =
                    outer == 0 ? 0 : static_cast<std::size_t>(piece.element_count()) * size_of(type) / outer;
                std::size_t written = 0;
                write_elements(piece, [&](std::span<const std::byte> part) {
                    while (!part.empty()) {
                        const std::size_t within = written % length;
                        const std::size_t count  = std::min(length - within, part.size());
                        std::ranges::copy(part.first(count), bytes.data() + written / length * row + begin + within);
                        written += count;
                        part = part.subspan(count);
                    }
                });
                begin += length;
            }
            return tensor::of(type, shape, std::move(bytes));
        };
    return result;
}

} // namespace oplift

#endif
