// expect: a capture inside each<> is also used outside of it
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = add(pack(each<"pieces">(relu(tensor<"piece">))), x);
#else
    static constexpr auto pattern = add(pack(each<"pieces">(relu(x))), x);
#endif
    static auto build(const auto& found)
    {
        return result{found.root()};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
