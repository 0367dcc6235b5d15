// expect: the result of a rule can be used elsewhere anyway: used_elsewhere() is for parts
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = mul(used_elsewhere(neg(x)), x);
#else
    static constexpr auto pattern = used_elsewhere(mul(neg(x), x));
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
