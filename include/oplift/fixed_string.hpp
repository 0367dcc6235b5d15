#ifndef OPLIFT_FIXED_STRING_HPP
#define OPLIFT_FIXED_STRING_HPP

#include <cstddef>
#include <string_view>

namespace oplift {

/// A text that can be a template argument: `tensor<"x">`. `Size` counts the closing zero.
template <std::size_t Size>
struct fixed_string {
    char characters[Size]{}; ///< public, as template arguments must be

    consteval fixed_string(const char (&text)[Size])
    {
        for (std::size_t i = 0; i < Size; ++i)
            characters[i] = text[i];
    }

    constexpr std::string_view view() const { return {characters, Size - 1}; }
};

} // namespace oplift

#endif
