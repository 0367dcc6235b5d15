// expect: a pattern can have at most 255 steps
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto sixteen          = add_n(x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x);
#ifdef ACCEPT
    static constexpr auto pattern = pack(sixteen, sixteen, sixteen, sixteen, sixteen, sixteen, sixteen, sixteen,
                                         sixteen, sixteen, sixteen, sixteen, sixteen, sixteen);
#else
    static constexpr auto pattern = pack(sixteen, sixteen, sixteen, sixteen, sixteen, sixteen, sixteen, sixteen,
                                         sixteen, sixteen, sixteen, sixteen, sixteen, sixteen, sixteen);
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
