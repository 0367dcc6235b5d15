#ifndef OPLIFT_LIFT_RECOGNITION_HPP
#define OPLIFT_LIFT_RECOGNITION_HPP

#include <oplift/error.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/lift/assembly.hpp>
#include <oplift/lift/layout.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/lift/result.hpp>
#include <oplift/match/cover.hpp>
#include <oplift/rule_table.hpp>

#include <utility>
#include <vector>

namespace oplift {

/// The second half of lift(): covers a prepared graph by rules and makes an IR of them. Throws refusal.
inline lift_result recognise(const prepared_graph& prepared, rule_table_view<ir::built_operators> table,
                             const lift_request& request)
{
    std::vector<obstacle> obstacles = prepared.obstacles;
    coverer<ir::built_operators> cover{*prepared.view, table, &detail::inputs_of_built};
    const auto covering = cover.cover(prepared.outputs);
    for (const unrecognised& gap : covering.gaps)
        obstacles.push_back(detail::obstacle_of(*prepared.view, gap));
    if (!obstacles.empty() && !request.partial)
        throw refusal{std::move(obstacles)};

    lift_result result;
    result.graph = detail::assembly{*prepared.view, covering, obstacles}.graph(prepared.outputs, request.outputs);
    if (!obstacles.empty() && !request.partial)
        throw refusal{std::move(obstacles)};
    ir::move_transposes_to_borders(result.graph);
    ir::compact(result.graph);
    result.obstacles = std::move(obstacles);
    result.source    = prepared.view;
    return result;
}

} // namespace oplift

#endif
