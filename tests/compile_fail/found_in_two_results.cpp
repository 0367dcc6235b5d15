// expect: this rule's pattern does not have exactly one result_of<> that rule
#include <oplift/result_of.hpp>
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct other {
    static constexpr std::string_view name = "other";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mul(x, weight<"w">);
    static constexpr auto conditions =
        condition<"x has two axes">([](const auto& found) { return found.rank(found[x]) == 2; });
    static auto build(const auto& found) { return result{found[x]}; }
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = sub(result_of<other>, x);
#else
    static constexpr auto pattern = sub(result_of<other>, result_of<other>);
#endif
    static auto build(const auto& found)
    {
        return result{found_in<other>(found)[other::x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
