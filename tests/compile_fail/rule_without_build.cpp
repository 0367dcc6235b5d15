// expect: a rule needs: static auto build(const auto& found), returning an operator of the IR
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
#ifdef ACCEPT
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
#endif
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
