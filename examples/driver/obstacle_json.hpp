#ifndef OPLIFT_EXAMPLES_DRIVER_OBSTACLE_JSON_HPP
#define OPLIFT_EXAMPLES_DRIVER_OBSTACLE_JSON_HPP

#include "obstacle_report.hpp"
#include <oplift/error.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace oplift::driver {

/// The obstacles for a program to read. The list is empty for a model that was converted faithfully.
inline std::string obstacle_json(const std::string& model, const std::vector<obstacle>& obstacles)
{
    nlohmann::ordered_json report{{"model", model}, {"obstacles", nlohmann::ordered_json::array()}};
    for (const obstacle_group& group : grouped(obstacles))
        report["obstacles"].push_back({{"operator", group.operator_name},
                                       {"reason", group.reason},
                                       {"count", group.count},
                                       {"nodes", group.nodes}});
    // Names come from files: bytes that are no text must not keep the report from being written.
    return report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace oplift::driver

#endif
