#ifndef OPLIFT_EXAMPLES_DRIVER_OBSTACLE_REPORT_HPP
#define OPLIFT_EXAMPLES_DRIVER_OBSTACLE_REPORT_HPP

#include <oplift/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace oplift::driver {

/// The obstacles of one kind: the same operator, the same reason.
struct obstacle_group {
    std::string operator_name;
    std::string reason;
    std::vector<std::string> nodes; ///< in the order of the obstacles
    std::size_t count = 0;
};

/// Obstacles by operator and reason, the most frequent first.
inline std::vector<obstacle_group> grouped(const std::vector<obstacle>& obstacles)
{
    std::vector<obstacle_group> groups;
    std::map<std::pair<std::string, std::string>, std::size_t> number_of;
    for (const obstacle& o : obstacles) {
        const auto [known, is_new] = number_of.try_emplace({o.operator_name, o.reason}, groups.size());
        if (is_new)
            groups.push_back({o.operator_name, o.reason, {}, 0});
        obstacle_group& group = groups[known->second];
        ++group.count;
        if (!o.node.empty())
            group.nodes.push_back(o.node);
    }
    std::ranges::stable_sort(groups, std::ranges::greater{}, &obstacle_group::count);
    return groups;
}

/// The obstacles for a person to read: one paragraph for each group, with a few examples.
inline std::string obstacle_text(const std::vector<obstacle>& obstacles)
{
    constexpr std::size_t most_examples = 3;
    std::string text;
    for (const obstacle_group& group : grouped(obstacles)) {
        text += fmt::format("  {}{}: {}\n", group.operator_name.empty() ? "model" : group.operator_name,
                            group.count > 1 ? fmt::format(" ({} times)", group.count) : "", group.reason);
        for (std::size_t i = 0; i < std::min(group.nodes.size(), most_examples); ++i)
            text += fmt::format("      {}\n", group.nodes[i]);
        if (group.nodes.size() > most_examples)
            text += fmt::format("      and {} more\n", group.nodes.size() - most_examples);
    }
    return text;
}

} // namespace oplift::driver

#endif
