#ifndef OPLIFT_WEIGHTS_VALUE_READER_HPP
#define OPLIFT_WEIGHTS_VALUE_READER_HPP

#include <oplift/weights/tensor.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>

namespace oplift {

/// Takes bytes, one piece after the other.
using byte_consumer = std::function<void(std::span<const std::byte>)>;

/// How the value of a weight is read, when it is needed: as a tensor or, where its bytes lie in a file as they are,
/// also in order. That is to go through them once, and to verify their checksum on the way.
class value_reader {
public:
    /// There is no value.
    value_reader() = default;
    value_reader(std::nullptr_t) {}

    template <typename Read>
    requires std::convertible_to<std::invoke_result_t<const Read&>, tensor> value_reader(Read read)
        : whole_{std::move(read)}
    {
    }

    /// `in_order` gives a consumer the bytes of the tensor that `whole` returns. It throws when the last are given if
    /// they turn out damaged, so that nothing must be made of them before it returns.
    value_reader(std::function<tensor()> whole, std::function<void(const byte_consumer&)> in_order)
        : whole_{std::move(whole)}, in_order_{std::move(in_order)}
    {
    }

    explicit operator bool() const { return static_cast<bool>(whole_); }

    /// The value. Throws what reading it throws.
    tensor operator()() const { return whole_(); }

    bool is_in_order() const { return static_cast<bool>(in_order_); }

    /// Gives the bytes in order, if is_in_order(). Throws what reading them throws.
    void in_order(const byte_consumer& consumer) const { in_order_(consumer); }

private:
    std::function<tensor()> whole_;
    std::function<void(const byte_consumer&)> in_order_;
};

} // namespace oplift

#endif
