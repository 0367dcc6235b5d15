#ifndef OPLIFT_EXAMPLES_DRIVER_HEAP_HPP
#define OPLIFT_EXAMPLES_DRIVER_HEAP_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace oplift::driver {

/// Asks for a heap of large pages, for all threads together. A model's structure is some hundred thousand small pieces
/// of memory; to have 4 KiB of it mapped when they are touched first takes the system as long as to fill them, so that
/// this halves the time of a conversion. Address space is reserved, not memory; where the system refuses, the heap is
/// as it always is.
inline void use_large_pages()
{
#ifdef __GLIBC__
    constexpr int reserved         = 64 << 20;
    constexpr std::uintptr_t large = std::uintptr_t{2} << 20;
    constexpr int usual_growth     = 128 << 10;
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, 2 * reserved);
    mallopt(M_MMAP_THRESHOLD, reserved / 2);
    const auto before = reinterpret_cast<std::uintptr_t>(sbrk(0));
    mallopt(M_TOP_PAD, reserved);
    // More than there is, so that the heap grows now; volatile, since a compiler may leave out memory that nobody uses.
    void* volatile piece = std::malloc(std::size_t{1} << 20);
    std::free(piece);
    mallopt(M_TOP_PAD, usual_growth); // a system that is short of address space would refuse all that comes later
    const auto end   = reinterpret_cast<std::uintptr_t>(sbrk(0));
    const auto begin = (before + large - 1) / large * large;
    if (begin < end)
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace oplift::driver

#endif
