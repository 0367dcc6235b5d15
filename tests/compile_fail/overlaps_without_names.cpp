// expect: a rule's overlaps are written: with<
// lines: 15
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
    static constexpr auto overlaps = with<"other">;
#else
    static constexpr auto overlaps = "other";
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
