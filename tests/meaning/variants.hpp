#ifndef OPLIFT_TESTS_MEANING_VARIANTS_HPP
#define OPLIFT_TESTS_MEANING_VARIANTS_HPP

#include <meaning/draft.hpp>
#include <meaning/random_choice.hpp>

namespace oplift::test::meaning {

/// Writes a graph in another way that means the same, and that rules must not take for another: operands of commutative
/// operators exchanged, nodes inserted that only pass a tensor on, other names of the same operator, parameters stored
/// in another way, nodes in another order.
void rewrite(draft& graph, random_choice& random);

/// Makes a graph of float32 one of float64. False if it has none.
bool widen_elements(draft& graph);

} // namespace oplift::test::meaning

#endif
