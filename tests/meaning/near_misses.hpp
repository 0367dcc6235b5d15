#ifndef OPLIFT_TESTS_MEANING_NEAR_MISSES_HPP
#define OPLIFT_TESTS_MEANING_NEAR_MISSES_HPP

#include <meaning/draft.hpp>
#include <meaning/random_choice.hpp>
#include <string>

namespace oplift::test::meaning {

/// Changes a graph a little, as rules may not expect it: another operator of the same signature, another number, shape
/// or attribute, an edge that leads elsewhere, an inner node that others use, a shape that is not known. The result
/// may be a graph that nobody can run. Returns what was done; empty if it was nothing.
std::string change(draft& graph, random_choice& random);

} // namespace oplift::test::meaning

#endif
