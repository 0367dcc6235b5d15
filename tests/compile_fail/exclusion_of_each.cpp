// expect: each<> cannot be excluded: put what is excluded inside of it
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
#ifdef ACCEPT
    static constexpr auto pattern = add_n(each<"terms">(y && !relu(tensor<"z">)), x);
#else
    static constexpr auto pattern = add_n(each<"terms">, x && !each<"more">);
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
