// expect: named_after must be a named<> part of the rule's pattern
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto part        = named<"part">(relu(x));
    static constexpr auto pattern     = sigmoid(part);
    static constexpr auto named_after = part;
#else
    static constexpr auto part        = named<"part">(relu(x));
    static constexpr auto pattern     = sigmoid(relu(x));
    static constexpr auto named_after = part;
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
