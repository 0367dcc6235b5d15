#ifndef OPLIFT_ONE_OF_HPP
#define OPLIFT_ONE_OF_HPP

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace oplift {

/// A value of one of several types, or none. Immutable, and cheap to copy: copies share the value.
///
/// It is to the compiler what std::variant is not. That makes a function for every type and every way of constructing,
/// copying, moving and destroying, in each file that has to do with one; here a type costs what is asked about it.
template <typename... Types>
class one_of {
    /// The position of a type in the list; the length of the list if it is not there.
    template <typename T>
    static consteval std::size_t position_of()
    {
        std::size_t position = 0;
        (void)((std::is_same_v<T, Types> || (++position, false)) || ...);
        return position;
    }

public:
    template <typename T>
    static constexpr bool can_hold = position_of<T>() < sizeof...(Types);

    one_of() = default;

    template <typename T>
    requires can_hold<T> one_of(T value)
        : position_{position_of<T>()}, value_{std::make_shared<const T>(std::move(value))}
    {
    }

    /// A text in quotes is a string, not the bool to which its address would convert.
    one_of(const char* text) requires can_hold<std::string> : one_of{std::string{text}} {}

    bool has_value() const { return value_ != nullptr; }

    template <typename T>
    requires can_hold<T>
    bool holds() const { return value_ && position_ == position_of<T>(); }

    /// The value, or null if it is of another type or there is none.
    template <typename T>
    requires can_hold<T>
    const T* get_if() const { return holds<T>() ? static_cast<const T*>(value_.get()) : nullptr; }

    /// The value, which has to be of this type.
    template <typename T>
    requires can_hold<T>
    const T& get() const
    {
        if (!holds<T>())
            throw std::logic_error{"a value is asked for as a type that it is not of"};
        return *static_cast<const T*>(value_.get());
    }

    /// Calls `visit` with the value, if there is one; it has to take each of the types.
    template <typename Visit>
    void visit(const Visit& visit) const
    {
        (void)((holds<Types>() && (visit(*get_if<Types>()), true)) || ...);
    }

    friend bool operator==(const one_of& a, const one_of& b)
    {
        if (!a.has_value() || !b.has_value())
            return a.has_value() == b.has_value();
        if (a.position_ != b.position_)
            return false;
        bool equal = true;
        a.visit([&]<typename T>(const T& value) { equal = value == *b.get_if<T>(); });
        return equal;
    }

private:
    std::size_t position_ = 0; ///< of the value's type in the list
    std::shared_ptr<const void> value_;
};

} // namespace oplift

#endif
