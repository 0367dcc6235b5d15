#include <oplift/emit/tensorflow/model/constants.hpp>
#include <oplift/emit/tensorflow/model/graph_bytes.hpp>
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/ir/element_types.hpp>
#include <oplift/load/graph_file.hpp>

#include <cstddef>
#include <emitting/emitting.hpp>
#include <meaning/lifting.hpp>
#include <memory>
#include <span>
#include <utility>

namespace oplift::test::meaning {

draft remade(ir::operator_graph graph)
{
    namespace tf = emit::tensorflow;
    ir::set_element_types(graph); // as the readers of the IR's files do
    std::vector<obstacle> problems;
    const tf::program program = compiled::program_of(graph, problems);
    if (!problems.empty())
        throw refusal{std::move(problems)};
    tf::graph made   = compiled::graph_of(program);
    const auto nodes = tf::model::with_constants(std::move(made.nodes));
    auto bytes       = std::make_shared<std::vector<std::byte>>();
    auto sink = [&](std::span<const std::byte> chunk) { bytes->insert(bytes->end(), chunk.begin(), chunk.end()); };
    tf::model::graph_bytes{nodes}.write(sink);
    std::vector<std::string> outputs;
    for (const tf::interface_tensor& output : made.outputs)
        outputs.push_back(output.tensor);
    return draft_of(parse_graph(*bytes, {.owner = bytes}, "remade").graph, std::move(outputs));
}

} // namespace oplift::test::meaning
