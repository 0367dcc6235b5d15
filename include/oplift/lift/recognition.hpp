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

    ir::operator_graph graph; // Boost's graphs are copied where others are moved, so it is passed on by reference
    detail::assembly{*prepared.view, covering, obstacles, graph}.put_together(prepared.outputs, request.outputs);
    if (!obstacles.empty() && !request.partial)
        throw refusal{std::move(obstacles)};
    ir::move_transposes_to_borders(graph);
    return {.graph = ir::compacted(std::move(graph)), .obstacles = std::move(obstacles), .source = prepared.view};
}

} // namespace oplift

#endif
