// expect: a pattern can have at most 32 captures
#include <oplift/rule_table.hpp>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
#ifdef ACCEPT
    static constexpr auto pattern =
        add(x, add_n(add_n(tensor<"t0_0">, tensor<"t0_1">, tensor<"t0_2">, tensor<"t0_3">, tensor<"t0_4">,
                           tensor<"t0_5">, tensor<"t0_6">, tensor<"t0_7">, tensor<"t0_8">, tensor<"t0_9">),
                     add_n(tensor<"t1_0">, tensor<"t1_1">, tensor<"t1_2">, tensor<"t1_3">, tensor<"t1_4">,
                           tensor<"t1_5">, tensor<"t1_6">, tensor<"t1_7">, tensor<"t1_8">, tensor<"t1_9">),
                     add_n(tensor<"t2_0">, tensor<"t2_1">, tensor<"t2_2">, tensor<"t2_3">, tensor<"t2_4">,
                           tensor<"t2_5">, tensor<"t2_6">, tensor<"t2_7">, tensor<"t2_8">, tensor<"t2_9">)));
#else
    static constexpr auto pattern =
        add(x, add_n(add_n(tensor<"t0_0">, tensor<"t0_1">, tensor<"t0_2">, tensor<"t0_3">, tensor<"t0_4">,
                           tensor<"t0_5">, tensor<"t0_6">, tensor<"t0_7">),
                     add_n(tensor<"t1_0">, tensor<"t1_1">, tensor<"t1_2">, tensor<"t1_3">, tensor<"t1_4">,
                           tensor<"t1_5">, tensor<"t1_6">, tensor<"t1_7">),
                     add_n(tensor<"t2_0">, tensor<"t2_1">, tensor<"t2_2">, tensor<"t2_3">, tensor<"t2_4">,
                           tensor<"t2_5">, tensor<"t2_6">, tensor<"t2_7">),
                     add_n(tensor<"t3_0">, tensor<"t3_1">, tensor<"t3_2">, tensor<"t3_3">, tensor<"t3_4">,
                           tensor<"t3_5">, tensor<"t3_6">, tensor<"t3_7">)));
#endif
    static auto build(const auto& found)
    {
        return result{found[x]};
    }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
