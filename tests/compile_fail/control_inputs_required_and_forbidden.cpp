// expect: an operation cannot be asked to have control inputs and to have none
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = relu(x).with_control_inputs();
#else
    static constexpr auto pattern = relu(x).with_control_inputs().without_control_inputs();
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
