// expect: this capture stands only in what is excluded (behind && !), where nothing is found
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = neg(x && !relu(y));
    static auto build(const auto& found)
    {
#ifdef ACCEPT
        return result{found[x]};
#else
        return result{found[y]};
#endif
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
