// expect: where<>: the other rule's pattern captures no tensor by that name
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
    static constexpr auto pattern = sub(result_of<other>.where<"x">(neg(x)), x);
#else
    static constexpr auto pattern = sub(result_of<other>.where<"w">(neg(x)), x);
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
