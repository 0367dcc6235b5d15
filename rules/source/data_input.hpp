#ifndef OPLIFT_RULES_SOURCE_DATA_INPUT_HPP
#define OPLIFT_RULES_SOURCE_DATA_INPUT_HPP

#include <oplift/ir/operators/source.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// A placeholder: a tensor that the user feeds. Queues, data sets and the borders of a cut-out part of a graph have
/// become placeholders before rules see the graph; a placeholder with a default has become its default.
struct data_input {
    static constexpr std::string_view name = "data_input";

    static constexpr auto pattern = placeholder();

    static constexpr auto conditions =
        condition<"the elements are numbers, truth values or texts">([](const auto& found) {
            const data_type type = found.type(found.root());
            return comparable_elements::include(type) || type == data_type::string;
        }) &
        condition<"the number of axes is known (state the shape of the input)">(
            [](const auto& found) { return found.rank(found.root()) >= 0; });

    static auto build(const auto& found)
    {
        std::vector<std::int64_t> extents;
        for (const dimension& each : *found.shape(found.root()))
            extents.push_back(each.stated());
        return ir::data_input{.shape = stated_shape{std::move(extents)}, .dtype = found.type(found.root())};
    }
};

} // namespace oplift::rule

#endif
