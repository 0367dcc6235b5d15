// expect: this rule never matches: the rule before it has no conditions and matches wherever this one would
// lines: 15
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct larger {
    static constexpr std::string_view name = "larger";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(add(x, weight<"bias">));
    static auto build(const auto& found) { return result{found[x]}; }
};

struct smaller {
    static constexpr std::string_view name = "smaller";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
#ifndef ACCEPT
    static constexpr int priority = 1;
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table =
    oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::larger, oplift::rule::smaller>);
