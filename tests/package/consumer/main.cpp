// A project with a rule of its own.
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/default_rules.hpp>

#include <boost/hana/append.hpp>

namespace oplift::rule {

struct relu_of_negation {
    static constexpr std::string_view name    = "relu_of_negation";
    static constexpr auto             x       = tensor<"x">;
    static constexpr auto             pattern = relu(neg(x));

    static auto build(const auto& found) { return ir::relu{.input = found[x]}; }
};

} // namespace oplift::rule

constexpr auto table = oplift::make_rule_table<oplift::ir::built_operators>(
    boost::hana::append(oplift::default_rules, boost::hana::type_c<oplift::rule::relu_of_negation>));

int main() { return table.entries.back().name == "relu_of_negation" ? 0 : 1; }
