// expect: TensorFlow's operator of this name has no output of this number
// lines: 15
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern = fixed_order<2, "TopKV2">(x, tensor<"k">).output<1>();
#else
    static constexpr auto pattern = fixed_order<2, "TopKV2">(x, tensor<"k">).output<2>();
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
