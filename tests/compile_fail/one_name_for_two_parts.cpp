// expect: named<> gives one name to two different parts of this rule's pattern
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = sub(named<"part">(relu(x)), named<"other">(sigmoid(x)));
#else
    static constexpr auto pattern = sub(named<"part">(relu(x)), named<"part">(sigmoid(x)));
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
