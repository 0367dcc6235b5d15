// expect: each<> cannot be used_elsewhere(): put used_elsewhere() inside of it
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = add_n(each<"terms">(used_elsewhere(neg(tensor<"y">))), x);
#else
    static constexpr auto pattern = add_n(used_elsewhere(each<"terms">(neg(tensor<"y">))), x);
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
