#ifndef OPLIFT_BENCHMARKS_MATCHING_ALLOCATIONS_HPP
#define OPLIFT_BENCHMARKS_MATCHING_ALLOCATIONS_HPP

#include <cstddef>

namespace oplift::benchmarks {

/// How often this program has asked for memory: operator new is replaced by one that counts.
std::size_t allocations();

} // namespace oplift::benchmarks

#endif
