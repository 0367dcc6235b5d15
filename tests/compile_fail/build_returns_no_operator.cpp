// expect: what a rule's build() returns is not an operator of the IR
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static auto build(const auto& found)
    {
#ifdef ACCEPT
        return result{found[x]};
#else
        return found.name(found[x]);
#endif
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
