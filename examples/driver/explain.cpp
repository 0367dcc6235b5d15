// oplift explain: the arguments. See explaining.cpp for what is done with them.
#include "explaining.hpp"
#include "sub_command.hpp"

#include <memory>

namespace oplift::driver {
namespace {

const sub_command explain{
    "explain", "tell why a rule does or does not match at a node", [](CLI::App& command) -> action {
        const auto given = std::make_shared<explain_arguments>();
        command.add_option("FILE,-n,--network", given->network,
                           "the graph: NET.meta, GRAPH.pb, GRAPH.pbtxt or SAVED_MODEL_DIR (also -in)");
        command.add_option("-w,--weights", given->weights, "the checkpoint, or FROZEN.pb alone (also -iw)");
        command.add_option("--node", given->node, "the name of the node")->required();
        command.add_option("--rule", given->rule,
                           "the name of a rule, see oplift rules; without it, the nearest rules");
        command.add_option("--dstNodeName", given->outputs, "the names of the model's outputs (also -node)");
        return [given] { return explain_node(*given); };
    }};

} // namespace
} // namespace oplift::driver
