#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operators.hpp>

#include <doctest/doctest.h>

#include <algorithm>

namespace oplift::rule {
namespace {
using namespace pattern;

struct of_every_kind {
    static constexpr auto part    = named<"part">(relu(pattern::tensor<"x">));
    static constexpr auto pattern = select(part, add(pattern::weight<"w">, scalar<"s">), reshape(part, integers<"i">));
};

} // namespace
} // namespace oplift::rule

using oplift::capture_kind;
using oplift::program_of;
using oplift::slot_of;
using oplift::step_kind;
using oplift::rule::of_every_kind;

TEST_CASE("captures get slots in the order in which the pattern names them, one for each name")
{
    constexpr auto captures = program_of<of_every_kind>.captures;
    static_assert(captures.size() == 5);
    static_assert(captures[0].name == "part" && captures[0].kind == capture_kind::tensor);
    static_assert(captures[1].name == "x" && captures[1].kind == capture_kind::tensor);
    static_assert(captures[2].name == "w" && captures[2].kind == capture_kind::weight);
    static_assert(captures[3].name == "s" && captures[3].kind == capture_kind::scalar);
    static_assert(captures[4].name == "i" && captures[4].kind == capture_kind::integers);
    static_assert(slot_of<of_every_kind>("i") == 4);
    static_assert(slot_of<of_every_kind>("no such name") == -1);
    for (const auto& slot : captures) {
        CHECK(slot.always_bound);
        CHECK_FALSE(slot.repeated);
    }
}

TEST_CASE("a named part is a step before the part, and stands once for each time it is written")
{
    constexpr auto steps = program_of<of_every_kind>.steps;
    static_assert(steps[1].kind == step_kind::named && steps[1].capture == 0);
    static_assert(steps[2].kind == step_kind::operation && steps[3].kind == step_kind::capture);
    CHECK(std::ranges::count(steps, step_kind::named, &oplift::pattern_step::kind) == 2);
}

TEST_CASE("only a tensor capture matches everything")
{
    static_assert(oplift::pattern::capture<"x", capture_kind::tensor>::irrefutable);
    static_assert(!oplift::pattern::capture<"x", capture_kind::weight>::irrefutable);
    static_assert(!decltype(of_every_kind::part)::irrefutable);
    CHECK(decltype(of_every_kind::part)::captures == 2);
}
