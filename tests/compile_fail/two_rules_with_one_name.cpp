// expect: two rules of the table have the same name
// lines: 15
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct first {
    static constexpr std::string_view name = "first";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static auto build(const auto& found) { return result{found[x]}; }
};

struct second {
    static constexpr std::string_view name =
#ifdef ACCEPT
        "second";
#else
        "first";
#endif
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = sigmoid(x);
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table =
    oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::first, oplift::rule::second>);
