// expect: who asks for an attribute includes <oplift/graph/attribute.hpp>
#include <oplift/rule_table.hpp>
#ifdef ACCEPT
#include <oplift/graph/attribute.hpp>
#endif

#include <cstdint>

namespace oplift::rule {

struct result {
    tensor_reference input;
};

struct mistaken {
    static constexpr std::string_view name = "mistaken";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = softmax(x);
    static constexpr auto conditions       = condition<"along the last axis">(
        [](const auto& found) { return found.template attribute<std::int64_t>(found.root(), "axis", -1) == -1; });

    static auto build(const auto& found) { return result{found[x]}; }
};

} // namespace oplift::rule

inline constexpr auto table = oplift::make_rule_table<oplift::rule::result>(oplift::rules<oplift::rule::mistaken>);
