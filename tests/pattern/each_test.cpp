#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/choice.hpp>
#include <oplift/pattern/each.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operators.hpp>

#include <doctest/doctest.h>

namespace oplift::rule {
namespace {
using namespace pattern;

struct in_the_middle {
    static constexpr auto pattern = concat(pattern::tensor<"first">, each<"pieces">, scalar<"axis">);
};
struct with_pattern {
    static constexpr auto x       = pattern::tensor<"x">;
    static constexpr auto pattern = sub(x, pack(each<"pieces">(mul(x, pattern::weight<"factor">))));
};
/// The same each<> in two alternatives is one list.
struct in_two_alternatives {
    static constexpr auto pieces  = each<"pieces">(relu(pattern::tensor<"x">));
    static constexpr auto pattern = concat(pieces, scalar<"axis">) || concat_v1(scalar<"axis">, pieces);
};

} // namespace
} // namespace oplift::rule

using oplift::capture_kind;
using oplift::program_of;
using oplift::step_kind;

TEST_CASE("an operation knows which of its operand patterns stands for many")
{
    constexpr auto& program = program_of<oplift::rule::in_the_middle>;
    static_assert(program.steps[0].variadic == 1 && program.steps[0].operand_count == 3);
    static_assert(program.steps[2].kind == step_kind::each && program.steps[2].operand_count == 0);
    CHECK(program.captures[1].kind == capture_kind::list);
}

TEST_CASE("what is captured inside an each<> alone is repeated; what was captured before is one tensor")
{
    constexpr auto captures = program_of<oplift::rule::with_pattern>.captures;
    static_assert(captures[0].name == "x" && !captures[0].repeated);
    static_assert(captures[1].name == "pieces" && !captures[1].repeated);
    static_assert(captures[2].name == "factor" && captures[2].repeated);
    CHECK(program_of<oplift::rule::with_pattern>.steps[2].variadic == 0);
}

TEST_CASE("one each<> can stand in several alternatives")
{
    constexpr auto captures = program_of<oplift::rule::in_two_alternatives>.captures;
    static_assert(captures.size() == 3);
    for (const auto& capture : captures)
        CHECK(capture.always_bound);
}
