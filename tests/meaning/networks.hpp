#ifndef OPLIFT_TESTS_MEANING_NETWORKS_HPP
#define OPLIFT_TESTS_MEANING_NETWORKS_HPP

#include <cstddef>
#include <meaning/draft.hpp>
#include <meaning/random_choice.hpp>

namespace oplift::test::meaning {

/// A random network of so many layers, of operators that rules recognise: maps in either layout, channels first and
/// last side by side, transposes, reshapes, branches that meet again, several outputs. What rules make of single
/// layers, and what becomes of the transposes between them, has to mean the same together.
draft random_network(std::size_t layers, random_choice& random);

} // namespace oplift::test::meaning

#endif
