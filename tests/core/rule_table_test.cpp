#include <oplift/rule_table.hpp>

#include <boost/hana/append.hpp>
#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace oplift::rule {
namespace {

template <int Number>
struct result_of {
    static constexpr int number = Number;
};
struct any_result {
    template <int Number>
    any_result(result_of<Number>) : number{Number}
    {
    }
    int number;
};

struct sum_of_relu {
    static constexpr std::string_view name = "sum_of_relu";
    static constexpr auto pattern          = add(relu(tensor<"x">), tensor<"y">);
    static auto build(const auto&) { return result_of<1>{}; }
};
struct important_sum {
    static constexpr std::string_view name = "important_sum";
    static constexpr int priority          = 1;
    static constexpr auto pattern          = add(tensor<"x">, tensor<"y">);
    static constexpr auto conditions =
        condition<"the sum is a matrix">([](const auto& found) { return found.rank(found.root()) == 2; });
    static auto build(const auto&) { return result_of<2>{}; }
};
struct either {
    static constexpr std::string_view name = "either";
    static constexpr auto pattern          = relu(neg(tensor<"x">)) || relu(abs(tensor<"x">)) || sigmoid(tensor<"x">);
    static auto build(const auto&) { return result_of<3>{}; }
};

} // namespace

constexpr auto table = make_rule_table<any_result>(rules<sum_of_relu, important_sum, either>);

} // namespace oplift::rule

namespace rule = oplift::rule;

namespace {

/// Names of the rules that can begin with an operator, in the order in which they are tried.
std::string rules_for(oplift::rule_table_view<rule::any_result> table, std::string_view operator_name)
{
    std::string names;
    for (const auto& entry : table.rules_for(oplift::hash_of(operator_name)))
        names.append(names.empty() ? "" : " ").append(table.entries[entry.rule].name);
    return names;
}

} // namespace

TEST_CASE("a table is constexpr and holds its rules in order")
{
    static_assert(rule::table.size() == 3);
    static_assert(rule::table.entries[0].name == "sum_of_relu");
    CHECK(rule::table.entries[2].name == "either");
}

TEST_CASE("the rules for an operator are those whose root it is, the more important first")
{
    CHECK(rules_for(rule::table, "Add") == "important_sum sum_of_relu");
    CHECK(rules_for(rule::table, "AddV2") == "important_sum sum_of_relu");
    CHECK(rules_for(rule::table, "Sigmoid") == "either");
    CHECK(rules_for(rule::table, "Neg") == "");
    CHECK(rules_for(rule::table, "NoSuchOperator") == "");
}

TEST_CASE("a rule whose alternatives begin with one operator is tried once there")
{
    CHECK(rules_for(rule::table, "Relu") == "either");
}

TEST_CASE("Hana's algorithms make lists of lists")
{
    namespace hana          = boost::hana;
    constexpr auto appended = hana::append(oplift::rules<rule::either>, hana::type_c<rule::important_sum>);
    constexpr auto joined   = hana::concat(oplift::rules<rule::sum_of_relu>, appended);
    constexpr auto table    = oplift::make_rule_table<rule::any_result>(joined);
    static_assert(table.size() == 3);
    CHECK(table.entries[2].name == "important_sum");
    CHECK(oplift::make_rule_table<rule::any_result>(oplift::rules<>).size() == 0);
}
