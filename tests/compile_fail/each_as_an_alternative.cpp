// expect: each<> cannot be an alternative of ||
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = pack(each<"pieces">);
#else
    static constexpr auto pattern = pack(each<"pieces"> || x);
#endif
    static auto build(const auto& found)
    {
        return result{found.root()};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
