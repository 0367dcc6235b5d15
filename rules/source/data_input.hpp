#ifndef OPLIFT_RULES_SOURCE_DATA_INPUT_HPP
#define OPLIFT_RULES_SOURCE_DATA_INPUT_HPP

#include <oplift/ir/operators/source.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// Whether a tensor has a type that can be fed.
inline bool can_be_fed(const match_view& match, tensor_reference tensor)
{
    return comparable_elements::include(match.type(tensor)) || match.type(tensor) == data_type::string;
}

/// A tensor as an input of the IR. Its rank must be known.
inline ir::data_input fed(const match_view& match, tensor_reference tensor)
{
    std::vector<std::int64_t> extents;
    for (const dimension& each : *match.shape(tensor))
        extents.push_back(each.stated());
    return ir::data_input{.shape = stated_shape{std::move(extents)}, .dtype = match.type(tensor)};
}

/// A placeholder. Of one with a default, the default is not kept: the input has to be fed.
struct data_input {
    static constexpr std::string_view name = "data_input";

    static constexpr auto pattern = placeholder() || fixed_order<1, "PlaceholderWithDefault">(tensor<"otherwise">);

    static constexpr auto conditions = condition<"the elements are numbers, truth values or texts">(
                                           [](const auto& found) { return can_be_fed(found, found.root()); }) &
                                       condition<"the number of axes is known (state the shape of the input)">(
                                           [](const auto& found) { return found.rank(found.root()) >= 0; });

    static auto build(const auto& found) { return fed(found, found.root()); }
};

} // namespace oplift::rule

#endif
