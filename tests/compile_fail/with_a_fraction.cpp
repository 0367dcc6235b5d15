// expect: an attribute is compared with a bool, an integer or a text
// expect (clang): no matching member function for call to 'with'
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = lrn(x).with<"depth_radius", 2>();
#else
    static constexpr auto pattern = lrn(x).with<"alpha", 0.5>();
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
