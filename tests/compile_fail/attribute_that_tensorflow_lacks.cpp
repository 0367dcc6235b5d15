// expect: TensorFlow's operator has no attribute of this name
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
    static constexpr auto pattern = softmax(matmul(x, weight<"w">).with<"transpose_b", true>());
#else
    static constexpr auto pattern = softmax(matmul(x, weight<"w">).with<"adj_y", true>());
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
