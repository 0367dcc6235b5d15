// expect: this rule's pattern captures that name as another kind
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
        return found[weight<"x">].has_value() ? result{} : result{found.root()};
#endif
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
