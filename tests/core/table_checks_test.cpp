#include <oplift/pattern.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/table_checks.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace {

using namespace oplift::pattern;
using oplift::rule_facts;
using oplift::table_mistake_kind;

template <typename Pattern>
struct rule_of {
    static constexpr Pattern pattern{};
};

/// A rule with that pattern.
template <typename Pattern>
rule_facts rule(std::string_view name, Pattern, int priority = 0, bool conditional = true)
{
    return {name, &oplift::program_of<rule_of<Pattern>>, priority, conditional, {}};
}

/// What is wrong with rules in this order that all begin with one operator.
template <typename... Rules>
oplift::table_mistake mistake_in(const Rules&... rules)
{
    const std::array<rule_facts, sizeof...(Rules)> all{rules...};
    std::array<oplift::rule_root, sizeof...(Rules)> roots;
    for (std::size_t i = 0; i < all.size(); ++i)
        roots[i] = {all[i].program->operator_hashes[0], all[i].program->operator_names[0],
                    static_cast<std::uint16_t>(i), all[i].priority};
    std::ranges::stable_sort(roots, std::ranges::greater{}, &oplift::rule_root::priority);
    return oplift::find_table_mistake(all, roots);
}
template <typename... Rules>
table_mistake_kind kind_in(const Rules&... rules)
{
    return mistake_in(rules...).kind;
}

constexpr auto x = tensor<"x">;
constexpr auto y = tensor<"y">;
constexpr auto w = weight<"w">;

} // namespace

TEST_CASE("operators that TensorFlow lacks are found, with their names")
{
    const auto mistake = mistake_in(rule("good", relu(x)), rule("bad", sigmoid(fixed_order<1, "Rellu">(x))));
    CHECK(mistake.kind == table_mistake_kind::unknown_operator);
    CHECK(mistake.rule == 1);
    CHECK(mistake.subject == "Rellu");
    CHECK(kind_in(rule("custom", sigmoid(custom_operator<1, "Rellu">(x)))) == table_mistake_kind::none);
}

TEST_CASE("the number of operands is TensorFlow's")
{
    CHECK(kind_in(rule("", fixed_order<2, "Relu">(x, y))) == table_mistake_kind::number_of_operands);
    CHECK(kind_in(rule("", fixed_order<1, "Relu", "Add">(x))) == table_mistake_kind::number_of_operands);
    CHECK(kind_in(rule("", concat(x, y, w))) == table_mistake_kind::none);
    CHECK(kind_in(rule("", concat(each<"pieces">, w))) == table_mistake_kind::none);
    CHECK(kind_in(rule("", fixed_order<any_number, "SpaceToBatchND", "SpaceToBatch">(x, each<"how">))) ==
          table_mistake_kind::none);
    CHECK(kind_in(rule("", fixed_order<any_number, "Relu">(x, each<"more">))) ==
          table_mistake_kind::number_of_operands);
}

TEST_CASE("the number of an output is TensorFlow's")
{
    CHECK(kind_in(rule("", relu(x).output<1>())) == table_mistake_kind::no_such_output);
    CHECK(kind_in(rule("", fused_batch_norm(x, y, w, w, w).output<4>())) == table_mistake_kind::none);
    CHECK(kind_in(rule("", fused_batch_norm(x, y, w, w, w).output<5>())) == table_mistake_kind::no_such_output);
    CHECK(kind_in(rule("", unpack(x).output<9>())) == table_mistake_kind::none);
    CHECK(kind_in(rule("", relu(x).any_output())) == table_mistake_kind::none);
}

TEST_CASE("attributes are TensorFlow's, in their types")
{
    CHECK(kind_in(rule("", conv2d(x, w).with<"padding", "SAME">())) == table_mistake_kind::none);
    CHECK(kind_in(rule("", conv2d(x, w).with<"_class", "x">())) == table_mistake_kind::none);
    const auto mistake = mistake_in(rule("", relu(conv2d(x, w).with<"pading", "SAME">())));
    CHECK(mistake.kind == table_mistake_kind::unknown_attribute);
    CHECK(mistake.subject == "pading");
    CHECK(kind_in(rule("", conv2d(x, w).with<"strides", 1>())) == table_mistake_kind::type_of_attribute);
    CHECK(kind_in(rule("", unpack(x).with<"axis", true>())) == table_mistake_kind::type_of_attribute);
    CHECK(kind_in(rule("", fixed_order<2, "ArgMax">(x, w).with<"keep_dims", true>())) ==
          table_mistake_kind::unknown_attribute);
    CHECK(kind_in(rule("", fixed_order<1, "MaxPool", "MaxPool3D">(x).with<"explicit_paddings", "x">())) ==
          table_mistake_kind::type_of_attribute);
    // one operator of a family is enough
    CHECK(kind_in(rule("", fixed_order<2, "Add", "Equal">(x, w).with_default<"incompatible_shape_error", true>())) ==
          table_mistake_kind::none);
}

TEST_CASE("a rule behind one without conditions that is as general is hidden")
{
    const auto general = rule("general", add(x, y), 0, false);
    const auto special = rule("special", add(x, w));
    const auto mistake = mistake_in(general, special);
    CHECK(mistake.kind == table_mistake_kind::hidden_rule);
    CHECK(mistake.rule == 1);
    CHECK(mistake.other == 0);
    CHECK(mistake.subject == "special");
    CHECK(kind_in(special, general) == table_mistake_kind::none);
    CHECK(kind_in(rule("general", add(x, y)), special) == table_mistake_kind::none);
    CHECK(kind_in(special, rule("general", add(x, y), 1, false)) == table_mistake_kind::hidden_rule);
}

TEST_CASE("a rule that covers more nodes is hidden by priority alone, and by a single node alone")
{
    const auto two = rule("two", add(neg(x), y));
    CHECK(kind_in(rule("one", add(x, y), 0, false), two) == table_mistake_kind::none);
    CHECK(kind_in(rule("one", add(x, y), 1, false), two) == table_mistake_kind::hidden_rule);
    // The node of `two` might be used by the node that `three` has in addition.
    CHECK(kind_in(rule("two", add(neg(x), y), 1, false), rule("three", add(neg(x), relu(y)))) ==
          table_mistake_kind::none);
}

TEST_CASE("a rule with alternatives hides by priority alone")
{
    const auto either = add(neg(x) || x, y);
    CHECK(kind_in(rule("either", either, 0, false), rule("one", add(x, w))) == table_mistake_kind::none);
    CHECK(kind_in(rule("either", either, 1, false), rule("one", add(x, w))) == table_mistake_kind::hidden_rule);
}

TEST_CASE("one pattern at one priority is an overlap, unless it is meant")
{
    const auto left    = rule("left", mul(x, w));
    const auto right   = rule("right", mul(weight<"gain">, y));
    const auto mistake = mistake_in(left, right);
    CHECK(mistake.kind == table_mistake_kind::overlap_of_priority);
    CHECK(mistake.rule == 1);
    CHECK(mistake.other == 0);
    CHECK(kind_in(left, rule("right", mul(x, w), 1)) == table_mistake_kind::none);
    CHECK(kind_in(left, rule("right", mul(x, w), 0, false)) == table_mistake_kind::overlap_of_priority);
    for (const bool first : {true, false}) {
        rule_facts declaring = first ? left : right;
        const auto other     = first ? right : left;
        declaring.overlaps   = with<"left", "right">.names;
        CHECK(kind_in(declaring, other) == table_mistake_kind::none);
        declaring.overlaps = with<"another">.names;
        CHECK(kind_in(declaring, other) == table_mistake_kind::overlap_of_priority);
    }
}
