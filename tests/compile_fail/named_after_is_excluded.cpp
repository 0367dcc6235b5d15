// expect: named_after must be a named<> part
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto part             = named<"part">(relu(tensor<"y">));
#ifdef ACCEPT
    static constexpr auto pattern = sub(x && !part, part);
#else
    static constexpr auto pattern = neg(x && !part);
#endif
    static constexpr auto named_after = part;
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
