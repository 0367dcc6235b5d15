#ifndef OPLIFT_TESTS_MEANING_RANDOM_CHOICE_HPP
#define OPLIFT_TESTS_MEANING_RANDOM_CHOICE_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string_view>

namespace oplift::test::meaning {

/// Choices by a seed, the same on every platform.
class random_choice {
public:
    explicit random_choice(std::uint32_t seed) : numbers_{seed} {}
    random_choice(std::uint32_t seed, std::string_view name)
    {
        std::uint32_t mixed = seed * 2654435761u + 97u;
        for (const char c : name)
            mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619u;
        numbers_.seed(mixed);
    }

    /// A number below `count`, which is not 0.
    std::size_t below(std::size_t count) { return numbers_() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <typename List>
    const auto& of(const List& list)
    {
        return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
    }

private:
    std::mt19937 numbers_;
};

/// How many times more cases than usual are tried: OPLIFT_MEANING_ROUNDS, or 1.
inline std::uint32_t rounds()
{
    const char* stated = std::getenv("OPLIFT_MEANING_ROUNDS");
    return stated ? static_cast<std::uint32_t>(std::strtoul(stated, nullptr, 10)) : 1;
}

} // namespace oplift::test::meaning

#endif
