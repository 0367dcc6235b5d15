// expect: what is excluded stands behind && alone
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
    static constexpr auto pattern = neg(x && !relu(y));
#else
    static constexpr auto pattern = add(x, !relu(y));
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
