#ifndef OPLIFT_RULES_SOURCE_QUEUE_OUTPUT_HPP
#define OPLIFT_RULES_SOURCE_QUEUE_OUTPUT_HPP

#include <oplift/pattern/operation.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// One component of what a queue or a data set hands out, in place of which the user feeds a tensor. Only one component
/// of a node can be an input.
template <std::uint8_t Component>
struct queue_output {
    static constexpr std::array<std::string_view, 4> names{"queue_output_0", "queue_output_1", "queue_output_2",
                                                           "queue_output_3"};
    static constexpr std::string_view name = names[Component];

    static constexpr auto pattern =
        fixed_order<1, "QueueDequeue", "QueueDequeueV2", "IteratorGetNext", "IteratorGetNextSync">(tensor<"source">)
            .template output<Component>() ||
        fixed_order<2, "QueueDequeueMany", "QueueDequeueManyV2", "QueueDequeueUpTo", "QueueDequeueUpToV2">(
            tensor<"source">, tensor<"count">)
            .template output<Component>();

    static constexpr auto conditions = data_input::conditions;

    static auto build(const auto& found) { return fed(found, found.root()); }
};

} // namespace oplift::rule

#endif
