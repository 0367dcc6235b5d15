#ifndef OPLIFT_FIXED_STRING_HPP
#define OPLIFT_FIXED_STRING_HPP

#include <cstddef>
#include <cstdint>
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

/// FNV-1a. Operators are compared by this hash of their name; rule tables and graphs check for collisions.
constexpr std::uint64_t hash_of(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    return hash;
}

} // namespace oplift

#endif
