// expect: the predicate of a condition cannot capture variables
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
    static constexpr auto conditions =
        condition<"x has two axes">([](const auto& found) { return found.rank(found[x]) == 2; });
#else
    static constexpr auto conditions = [](int rank) {
        return condition<"x has two axes">([rank](const auto& found) { return found.rank(found[x]) == rank; });
    }(2);
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
