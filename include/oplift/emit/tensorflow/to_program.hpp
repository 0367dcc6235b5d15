#ifndef OPLIFT_EMIT_TENSORFLOW_TO_PROGRAM_HPP
#define OPLIFT_EMIT_TENSORFLOW_TO_PROGRAM_HPP

#include <oplift/emit/emission_table.hpp>
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/emit/tensorflow/program_writer.hpp>
#include <oplift/error.hpp>
#include <oplift/graph/tensor_reference.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

/// The calls that compute what the operator graph computes, by a table of emissions: operator_table, or that joined
/// with entries for operators of one's own. What is wrong with operators is added to `problems`, in which there may be
/// some already: operators that have one are left out. The program is of use only if there are no problems.
inline program to_program(const ir::operator_graph& graph, std::span<const emission<program_writer>> table,
                          std::vector<obstacle>& problems)
{
    std::set<std::string> known;
    for (const obstacle& problem : problems)
        known.insert(problem.node);
    program_writer writer{graph};
    for (const ir::operator_vertex vertex : ir::topological_order(graph)) {
        const ir::operator_node& node = graph[vertex];
        if (known.contains(node.name))
            continue;
        std::vector<tensor_reference> inputs;
        for (const ir::operator_output& input : ir::inputs_of(graph, vertex))
            inputs.push_back({static_cast<node_id>(input.node), input.output});
        writer.begin(vertex);
        const auto* entry = find_emission<program_writer>(table, node.op.operator_name);
        if (!entry) {
            writer.problem("the IR has no such operator");
            continue;
        }
        std::vector<std::string> wrong;
        entry->write(node.op, inputs, writer, wrong);
        for (std::string& reason : wrong)
            writer.problem(std::move(reason));
    }
    problems.insert(problems.end(), writer.problems().begin(), writer.problems().end());
    return writer.finish();
}

} // namespace oplift::emit::tensorflow

#endif
