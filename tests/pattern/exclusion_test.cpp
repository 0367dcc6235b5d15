#include <oplift/pattern.hpp>
#include <oplift/pattern/exclusion.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/pattern/lowering.hpp>

#include <doctest/doctest.h>

#include <string_view>

namespace {

using namespace oplift::pattern;

constexpr auto x = tensor<"x">;
constexpr auto y = tensor<"y">;
constexpr auto z = tensor<"z">;
constexpr auto w = weight<"w">;

template <typename Pattern>
struct rule_of {
    static constexpr Pattern pattern{};
};

template <typename Pattern>
constexpr oplift::capture_slot slot(Pattern, std::string_view name)
{
    for (const auto& capture : oplift::program_of<rule_of<Pattern>>.captures)
        if (capture.name == name)
            return capture;
    throw "no such capture";
}

template <typename General, typename Special>
constexpr bool covers(General, Special)
{
    return oplift::covers(oplift::program_of<rule_of<General>>, oplift::program_of<rule_of<Special>>);
}
template <typename Left, typename Right>
constexpr bool equivalent(Left, Right)
{
    return oplift::equivalent(oplift::program_of<rule_of<Left>>, oplift::program_of<rule_of<Right>>);
}

template <typename Pattern>
constexpr oplift::detail::pattern_mistake mistake(Pattern)
{
    return oplift::detail::lower<Pattern>().mistake;
}

} // namespace

TEST_CASE("what is wanted follows the exclusion, and leads to what is not")
{
    constexpr auto steps = oplift::program_of<rule_of<decltype(neg(x && !relu(y)))>>.steps;
    static_assert(steps[1].kind == oplift::step_kind::exclusion && steps[1].operand_count == 2);
    static_assert(steps[2].kind == oplift::step_kind::capture && steps[2].next_sibling == 3);
    static_assert(steps[3].kind == oplift::step_kind::operation);
    CHECK(steps.size() == 5);
}

TEST_CASE("what only negative parts capture is never bound; what is captured elsewhere is bound as there")
{
    constexpr auto pattern = sub((x && !mul(y, z)) || neg(x), y && !relu(named<"part">(oplift::pattern::exp(w))));
    static_assert(slot(pattern, "x").always_bound);
    static_assert(slot(pattern, "y").always_bound && !slot(pattern, "y").never_bound);
    static_assert(slot(pattern, "z").never_bound && !slot(pattern, "z").always_bound);
    static_assert(slot(pattern, "part").never_bound);
    CHECK(slot(pattern, "w").never_bound);
    constexpr auto optional = sub((neg(x) && !neg(w)) || x, x && !mul(w, y));
    static_assert(slot(optional, "w").never_bound);
    CHECK_FALSE(slot((mul(x, w) && !mul(y, y)) || x, "w").always_bound);
}

TEST_CASE("a part that excludes all that it could match is a mistake")
{
    using oplift::detail::pattern_mistake;
    CHECK(mistake(neg(x && !y)) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(x && !x)) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(relu(x) && !relu(y))) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(relu(neg(x)) && !relu(y))) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(add(x, y) && !add(y, x))) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(relu(x) && !(neg(y) || relu(y)))) == pattern_mistake::nothing_is_left);
    CHECK(mistake(neg(x && !w)) == pattern_mistake::none);
    CHECK(mistake(sub(x && !y, y)) == pattern_mistake::none); // another tensor than y
    CHECK(mistake(neg(relu(x) && !relu(neg(y)))) == pattern_mistake::none);
    CHECK(mistake(neg(add(x, y) && !add(x, x))) == pattern_mistake::none);
    CHECK(mistake(neg((relu(x) || oplift::pattern::exp(x)) && !relu(y))) == pattern_mistake::none);
    CHECK(mistake(neg(unpack(x).any_output() && !unpack(y))) == pattern_mistake::none);
}

TEST_CASE("an each<> of one name cannot be matched and excluded, and what it binds does not leave it")
{
    using oplift::detail::pattern_mistake;
    CHECK(mistake(sub(add_n(each<"l">), x && !add_n(each<"l">))) == pattern_mistake::each_matched_before);
    CHECK(mistake(sub(x && !add_n(each<"l">), add_n(each<"l">))) == pattern_mistake::each_matched_before);
    CHECK(mistake(neg(x && !add_n(each<"l">(relu(y))))) == pattern_mistake::none);
    CHECK(mistake(add_n(each<"l">(x && !relu(y)))) == pattern_mistake::none);
    CHECK(mistake(sub(add_n(each<"l">(x && !relu(y))), y)) == pattern_mistake::inside_each_and_outside);
    CHECK(mistake(add_n(each<"l">(x && !add_n(each<"m">)))) == pattern_mistake::each_inside_each);
}

TEST_CASE("an exclusion is covered by what does not exclude, or excludes the same")
{
    CHECK(covers(neg(x), neg(x && !relu(y))));
    CHECK_FALSE(covers(neg(x && !relu(y)), neg(x)));
    CHECK(equivalent(neg(x && !relu(y)), neg(y && !relu(x))));
    CHECK_FALSE(covers(neg(x && !relu(y)), neg(x && !oplift::pattern::exp(y))));
    CHECK_FALSE(covers(neg(x && !relu(y)), neg(x && !relu(w))));
    CHECK_FALSE(covers(neg(x && !relu(y)), neg(x && !relu(y).with_control_inputs())));
    CHECK_FALSE(covers(neg(x && !unpack(y)), neg(x && !unpack(y).with<"axis", 1>())));
    CHECK_FALSE(covers(neg(x && !add(y, z)), neg(x && !add(y, y))));
    CHECK_FALSE(covers(neg(x && !add(y, y)), neg(x && !add(y, z))));
    CHECK(equivalent(sub(x && !mul(y, w), w), sub(z && !mul(x, w), w)));
    CHECK_FALSE(covers(sub(x && !mul(y, z), z), sub(x && !mul(y, w), z)));
    CHECK(covers(sub(x && !relu(y), z), sub(x && !relu(y), x)));
    CHECK(covers(neg(oplift::pattern::exp(x) || (x && !relu(y))), neg(x && !relu(y))));
    CHECK(covers(neg(oplift::pattern::exp(x) || (x && !relu(y))),
                 neg(oplift::pattern::exp(x) && !oplift::pattern::exp(w))));
    CHECK_FALSE(covers(neg(oplift::pattern::exp(x) || (x && !relu(y))), neg(x && !sigmoid(y))));
}
