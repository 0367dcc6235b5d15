#include "support/pattern_tree.hpp"
#include <oplift/match/rule_paths.hpp>

#include <doctest/doctest.h>

#include <string>

using oplift::test::pattern_tree;
using oplift::test::tree_program;

namespace {

/// The operators of each way: "Add Mul;Add Sub;", with what they are operands of in brackets behind the first.
std::string ways(const pattern_tree& tree)
{
    const tree_program lowered{tree};
    const auto program = lowered.program();
    std::string text;
    for (oplift::rule_paths paths{program}; paths.next(); text += ";")
        for (std::size_t test = 0; test < paths.size(); ++test) {
            const auto& step = program.steps[paths[test].step];
            if (test > 0)
                text += " " + std::to_string(paths[test].found) + "." + std::to_string(paths[test].operand) + "=";
            text += step.kind == oplift::step_kind::operation ? program.operator_names[step.first_name] : "known";
        }
    return text;
}

pattern_tree x()
{
    return pattern_tree::any(0);
}
pattern_tree neg(const pattern_tree& operand)
{
    return pattern_tree::operation({"Neg"}, {operand});
}
pattern_tree sub(const pattern_tree& a, const pattern_tree& b)
{
    return pattern_tree::operation({"Sub"}, {a, b});
}

} // namespace

TEST_CASE("a way asks about the operators near the root first, and not about captures")
{
    CHECK(ways(sub(sub(neg(x()), x()), neg(neg(x())))) == "Sub 0.0=Sub 0.1=Neg 1.0=Neg 2.0=Neg;");
    CHECK(ways(neg(x())) == "Neg;");
}

TEST_CASE("a way asks whether a value is known where a weight is captured")
{
    CHECK(ways(sub(x(), pattern_tree::known(1))) == "Sub 0.1=known;");
    CHECK(ways(neg(pattern_tree::either(sub(x(), x()), pattern_tree::known(1)))) == "Neg;");
}

TEST_CASE("each alternative is a way of its own, unless one of them accepts anything")
{
    CHECK(ways(neg(pattern_tree::either(sub(x(), x()), neg(x())))) == "Neg 0.0=Sub;Neg 0.0=Neg;");
    CHECK(ways(neg(pattern_tree::either(sub(x(), x()), x()))) == "Neg;");
    CHECK(ways(pattern_tree::either(neg(x()), pattern_tree::either(sub(x(), x()), neg(neg(x()))))) ==
          "Neg;Sub;Neg 0.0=Neg;");
}

TEST_CASE("alternatives beyond the limit are not told apart")
{
    const auto part = pattern_tree::either(neg(x()), sub(x(), x()));
    const tree_program lowered{pattern_tree::operation({"Pack"}, {part, part, part, part, part, part})};
    std::size_t count  = 0;
    const auto program = lowered.program();
    for (oplift::rule_paths paths{program}; paths.next();)
        ++count;
    CHECK(count == std::size_t{1} << oplift::rule_paths::most_choices);
}

TEST_CASE("what has one name is asked about once")
{
    const auto part = pattern_tree::named(1, neg(x()));
    CHECK(ways(sub(part, part)) == "Sub 0.0=Neg;");
}

TEST_CASE("of an each<> the first operand is asked about, behind it none")
{
    CHECK(ways(pattern_tree::operation({"Pack"}, {neg(x()), pattern_tree::each(1, {sub(x(), x())}), neg(x())})) ==
          "Pack 0.0=Neg 0.1=Sub;");
    CHECK(ways(pattern_tree::operation({"Pack"}, {pattern_tree::each(1, {}), neg(x())})) == "Pack;");
}

TEST_CASE("a way has no more questions than the limit")
{
    pattern_tree deep = x();
    for (int level = 0; level < 20; ++level)
        deep = neg(deep);
    const tree_program lowered{deep};
    const auto program = lowered.program();
    oplift::rule_paths paths{program};
    REQUIRE(paths.next());
    CHECK(paths.size() == oplift::rule_paths::most_tests);
    CHECK_FALSE(paths.next());
}
