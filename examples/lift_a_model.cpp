// The library in a few lines: loads a TensorFlow model, recognises its operators, and prints how many of which there
// were before, and what they have become.
// Usage: lift_a_model GRAPH [CHECKPOINT [OUTPUT]]
#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <lifting/lifting.hpp>
#include <loading/loading.hpp>
#include <map>
#include <optional>
#include <string>

namespace {

void print_graph(const oplift::dataflow_graph& graph)
{
    std::map<std::string, std::size_t> counts;
    for (oplift::node_id node = 0; node < num_vertices(graph); ++node)
        ++counts[std::string{graph[node].operator_name}];
    fmt::print("The graph has {} nodes:", num_vertices(graph));
    for (const auto& [name, count] : counts)
        fmt::print(" {} {}{}", count, name, name == counts.rbegin()->first ? "\n" : ",");
}

void print_ir(const oplift::ir::operator_graph& graph)
{
    fmt::print("The IR has {} operators:\n", num_vertices(graph));
    for (const auto node : topological_order(graph)) {
        fmt::print("  {:16} {}", graph[node].op.operator_name, graph[node].name);
        const char* before = " <- ";
        for (const auto& input : inputs_of(graph, node)) {
            fmt::print("{}{}", before, graph[input.node].name);
            before = ", ";
        }
        fmt::print("\n");
    }
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 2 || argc > 4) {
        fmt::print(stderr, "Usage: lift_a_model GRAPH [CHECKPOINT [OUTPUT]]\n");
        return 2;
    }
    std::optional<std::filesystem::path> checkpoint;
    if (argc > 2)
        checkpoint = argv[2];
    oplift::lift_request request; // without outputs: the one that is evident
    if (argc > 3)
        request.outputs = {argv[3]};

    // These are oplift::load_model of <oplift/load/model.hpp> and oplift::lift(model, default_table, infer::library_tables,
    // request) of <oplift/lift/to_ir.hpp>, compiled in parts: a program that includes it all takes the compiler half a
    // minute.
    const oplift::loaded_model model = oplift::compiled::load_model(argv[1], checkpoint);
    print_graph(model.file.graph);
    const oplift::lift_result lifted = oplift::compiled::lift_by_library_rules(model, request);
    print_ir(lifted.graph);
} catch (const std::exception& error) { // a corrupt file, a model that cannot be lifted faithfully, ...
    fmt::print(stderr, "lift_a_model: {}\n", error.what());
    return 1;
}
