#include <oplift/rule_table_parts.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace oplift::rule {
namespace {

struct result {
    int number = 0;
};

struct sum_of_relu {
    static constexpr std::string_view name = "sum_of_relu";
    static constexpr auto pattern          = add(relu(tensor<"x">), tensor<"y">);
    static auto build(const auto&) { return result{1}; }
};
struct important_sum {
    static constexpr std::string_view name = "important_sum";
    static constexpr int priority          = 1;
    static constexpr auto pattern          = add(tensor<"x">, tensor<"y">);
    static constexpr auto conditions =
        condition<"the sum is a matrix">([](const auto& found) { return found.rank(found.root()) == 2; });
    static auto build(const auto&) { return result{2}; }
};
struct magnitude {
    static constexpr std::string_view name = "magnitude";
    static constexpr auto pattern          = abs(tensor<"x">);
    static auto build(const auto&) { return result{3}; }
};

constexpr auto sums       = rules<sum_of_relu, important_sum>;
constexpr auto magnitudes = rules<magnitude>;
constexpr auto all        = boost::hana::concat(sums, magnitudes);

constexpr auto index             = make_rule_index(all);
constexpr auto sum_entries       = make_rule_entries<result>(sums);
constexpr auto magnitude_entries = make_rule_entries<result>(magnitudes);
constexpr auto whole             = make_rule_table<result>(all);

using part = std::span<const rule_entry<result>>;

std::string problem_of(std::initializer_list<part> parts)
{
    try {
        rule_table_of_parts<result>{index, parts};
    } catch (const std::logic_error& problem) {
        return problem.what();
    }
    return "";
}

} // namespace
} // namespace oplift::rule

using namespace oplift;

TEST_CASE("a table of parts is the table of all rules")
{
    const rule_table_of_parts<rule::result> parts{rule::index, {rule::sum_entries, rule::magnitude_entries}};
    const rule_table_view<rule::result> view  = parts;
    const rule_table_view<rule::result> whole = rule::whole;
    REQUIRE(view.entries.size() == whole.entries.size());
    for (std::size_t i = 0; i < view.entries.size(); ++i) {
        CHECK(view.entries[i].name == whole.entries[i].name);
        CHECK(view.entries[i].program == whole.entries[i].program);
        CHECK(view.entries[i].priority == whole.entries[i].priority);
        CHECK(view.entries[i].conditions.size() == whole.entries[i].conditions.size());
    }
    for (const std::string_view name : {"Add", "AddV2", "Abs", "Relu"}) {
        const auto expected = whole.rules_for(hash_of(name));
        const auto found    = view.rules_for(hash_of(name));
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            CHECK(found[i].rule == expected[i].rule);
    }
}

TEST_CASE("parts that are missing, in another order or too many are a mistake of the program")
{
    CHECK(rule::problem_of({rule::sum_entries, rule::magnitude_entries}) == "");
    CHECK(rule::problem_of({rule::sum_entries}) == "the parts of a rule table lack the rule 'magnitude' at its place");
    CHECK(rule::problem_of({rule::magnitude_entries, rule::sum_entries}) ==
          "the parts of a rule table lack the rule 'sum_of_relu' at its place");
    CHECK(rule::problem_of({rule::sum_entries, rule::magnitude_entries, rule::sum_entries}) ==
          "the parts of a rule table have more rules than its index");
}
