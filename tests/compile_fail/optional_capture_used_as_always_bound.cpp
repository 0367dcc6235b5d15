// expect: std::optional<oplift::tensor_reference>
// expect (clang): no viable conversion from 'std::optional<
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = add(relu(x), sigmoid(y) || relu(x));
    static auto build(const auto& found)
    {
#ifdef ACCEPT
        return result{found[y] ? *found[y] : found[x]};
#else
        return result{found[y]};
#endif
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
