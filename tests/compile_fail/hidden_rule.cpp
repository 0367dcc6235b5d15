// expect: this rule never matches: the rule before it has no conditions and matches wherever this one would
// lines: 15
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct general {
    static constexpr std::string_view name = "general";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = add(x, tensor<"y">);
    static auto build(const auto& found) { return result{found[x]}; }
};

struct special {
    static constexpr std::string_view name = "special";
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = add(weight<"bias">, y);
    static constexpr auto conditions =
        condition<"it has four axes">([](const auto& found) { return found.rank(found[y]) == 4; });
#ifdef ACCEPT
    static constexpr int priority = 1;
#endif
    static auto build(const auto& found)
    {
        return result{found[y]};
    }
};

} // namespace oplift::rule

inline constexpr auto table =
    oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::general, oplift::rule::special>);
