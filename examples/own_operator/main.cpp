// Lifts a model with a rule and an operator of this project's own, and prints the operators and the TensorFlow code.
// Usage: own_operator GRAPH OUTPUT
#include "emission.hpp"
#include "hard_swish.hpp"
#include "rules.hpp"
#include <oplift/emit/tensorflow/code/to_python.hpp>
#include <oplift/infer/library_tables.hpp>
#include <oplift/ir/operator_catalogue.hpp>
#include <oplift/lift/to_ir.hpp>
#include <oplift/load/model.hpp>

#include <cstdio>
#include <exception>
#include <vector>

int main(int argc, char** argv)
try {
    if (argc != 3) {
        std::fprintf(stderr, "Usage: own_operator GRAPH OUTPUT\n");
        return 2;
    }
    oplift::ir::add_to_catalogue<hard_swish>();

    const oplift::loaded_model model = oplift::load_model(argv[1]);
    oplift::lift_request request;
    request.outputs   = {argv[2]};
    const auto lifted = oplift::lift(model, all_rules(), oplift::infer::library_tables, request);
    for (const auto vertex : oplift::ir::topological_order(lifted.graph))
        std::printf("%s %s\n", lifted.graph[vertex].op.operator_name.c_str(), lifted.graph[vertex].name.c_str());

    std::vector<oplift::obstacle> problems;
    const auto program = program_of(lifted.graph, problems);
    if (!problems.empty())
        throw oplift::refusal{problems};
    std::printf("%s", oplift::emit::tensorflow::to_python(program, {.train = false, .source = argv[1]}).c_str());
} catch (const std::exception& error) {
    std::fprintf(stderr, "own_operator: %s\n", error.what());
    return 1;
}
