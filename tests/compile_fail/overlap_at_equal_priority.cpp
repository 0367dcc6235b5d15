// expect: two rules have the same pattern and the same priority: give one a higher priority, or state in one
// lines: 15
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct flat {
    static constexpr std::string_view name = "flat";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mul(x, weight<"scale">);
    static constexpr auto conditions =
        condition<"it has two axes">([](const auto& found) { return found.rank(found[x]) == 2; });
    static auto build(const auto& found) { return result{found[x]}; }
};

struct deep {
    static constexpr std::string_view name = "deep";
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = mul(weight<"gain">, y);
    static constexpr auto conditions =
        condition<"it has four axes">([](const auto& found) { return found.rank(found[y]) == 4; });
#ifdef ACCEPT
    static constexpr auto overlaps = with<"flat">; // the conditions never hold together
#endif
    static auto build(const auto& found)
    {
        return result{found[y]};
    }
};

} // namespace oplift::rule

inline constexpr auto table =
    oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::flat, oplift::rule::deep>);
