#ifndef OPLIFT_MERGE_SORT_HPP
#define OPLIFT_MERGE_SORT_HPP

#include <array>
#include <cstddef>

namespace oplift {

/// Sorts at compile time, and leaves what is equal in its order. std::sort does too, but every table of rules reaches
/// this header, and <algorithm> costs a small one a seventh of its compile time.
template <typename Element, std::size_t Size, typename Before>
constexpr void merge_sort(std::array<Element, Size>& elements, Before before)
{
    std::array<Element, Size> room{};
    for (std::size_t run = 1; run < Size; run *= 2) {
        for (std::size_t i = 0; i < Size; ++i)
            room[i] = elements[i];
        for (std::size_t begin = 0; begin < Size; begin += 2 * run) {
            const std::size_t middle = begin + run < Size ? begin + run : Size;
            const std::size_t end    = begin + 2 * run < Size ? begin + 2 * run : Size;
            std::size_t left = begin, right = middle;
            for (std::size_t i = begin; i < end; ++i) {
                const bool take_left = right == end || (left < middle && !before(room[right], room[left]));
                elements[i]          = room[take_left ? left++ : right++];
            }
        }
    }
}

} // namespace oplift

#endif
