#include <oplift/merge_sort.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <type_traits>
#include <utility>

using oplift::merge_sort;

namespace {

constexpr auto less = [](int a, int b) { return a < b; };

constexpr auto sorted = [] {
    std::array numbers{3, -1, 2, 3, 0};
    merge_sort(numbers, less);
    return numbers;
}();
static_assert(sorted == std::array{-1, 0, 2, 3, 3});

} // namespace

TEST_CASE_TEMPLATE("any number of elements is sorted, and what is equal stays in its order", Size,
                   std::integral_constant<std::size_t, 0>, std::integral_constant<std::size_t, 1>,
                   std::integral_constant<std::size_t, 2>, std::integral_constant<std::size_t, 7>,
                   std::integral_constant<std::size_t, 64>, std::integral_constant<std::size_t, 100>)
{
    std::mt19937 random{Size::value};
    for (int round = 0; round < 20; ++round) {
        std::array<std::pair<int, int>, Size::value> numbers{};
        for (int place = 0; auto& number : numbers)
            number = {static_cast<int>(random() % 10), place++};
        auto expected       = numbers;
        const auto by_first = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(expected.begin(), expected.end(), by_first);
        merge_sort(numbers, by_first);
        CHECK(numbers == expected);
    }
}
