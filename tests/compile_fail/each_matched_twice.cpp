// expect: an each<> of the same name has been matched before
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = add(pack(each<"pieces">), add_n(each<"others">));
#else
    static constexpr auto pattern = add(pack(each<"pieces">), add_n(each<"pieces">));
#endif
    static auto build(const auto& found)
    {
        return result{found.root()};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
