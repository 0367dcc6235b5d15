// expect: a rule needs: static constexpr std::string_view name
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
#ifdef ACCEPT
    static constexpr std::string_view name = "mistaken";
#endif
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = relu(x);
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
