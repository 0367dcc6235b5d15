#include <oplift/pattern.hpp>
#include <oplift/pattern/lowering.hpp>

#include <doctest/doctest.h>

namespace oplift::rule {
namespace {
using namespace pattern;

struct formula {
    static constexpr auto x       = pattern::tensor<"x">;
    static constexpr auto pattern = add(mul(x, scalar<"factor">), neg(x));
};

template <fixed_string... Names>
constexpr auto all()
{
    return add_n(pattern::tensor<Names>...);
}

/// Thirty-two names are the most.
struct many_captures {
    static constexpr auto pattern =
        add(all<"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "aa", "ab", "ac", "ad", "ae", "af">(),
            all<"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "ba", "bb", "bc", "bd", "be", "bf">());
};

} // namespace
} // namespace oplift::rule

using oplift::program_of;
using oplift::step_kind;

TEST_CASE("a pattern becomes a flat program, parts behind the whole")
{
    constexpr auto& program = program_of<oplift::rule::formula>;
    constexpr auto steps    = program.steps;
    static_assert(steps.size() == 6);
    static_assert(steps[0].kind == step_kind::operation && steps[0].operand_count == 2 && steps[0].commutative);
    static_assert(steps[1].kind == step_kind::operation && steps[1].next_sibling == 4);
    static_assert(steps[2].kind == step_kind::capture && steps[2].capture == 0 && steps[2].next_sibling == 3);
    static_assert(steps[3].kind == step_kind::capture && steps[3].capture == 1 && steps[3].next_sibling == 0);
    static_assert(steps[4].kind == step_kind::operation && !steps[4].commutative && steps[4].next_sibling == 0);
    static_assert(steps[5].capture == 0);
    static_assert(program.operator_names.size() == 4);
    static_assert(program.operator_names[0] == "Add" && program.operator_names[1] == "AddV2");
    CHECK(program.operator_hashes[2] == oplift::hash_of("Mul"));
}

TEST_CASE("a pattern can have 32 captures, each with a slot of its own")
{
    constexpr auto captures = program_of<oplift::rule::many_captures>.captures;
    static_assert(captures.size() == 32);
    static_assert(captures[31].name == "bf" && captures[31].always_bound);
    CHECK(oplift::slot_of<oplift::rule::many_captures>("af") == 15);
}
