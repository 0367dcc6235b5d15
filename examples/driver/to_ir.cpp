// oplift to-ir: the arguments. See conversion.cpp for what is done with them.
#include "conversion.hpp"
#include "sub_command.hpp"

#include <memory>

namespace oplift::driver {
namespace {

const sub_command to_ir{
    "to-ir", "convert a TensorFlow model to the IR", [](CLI::App& command) -> action {
        const auto given = std::make_shared<to_ir_arguments>();
        command.add_option("-f,--srcFramework", given->framework, "the framework of the model")
            ->check(CLI::IsMember({"tensorflow", "tf"}));
        command.add_option("-n,--network", given->network,
                           "the graph: NET.meta, GRAPH.pb, GRAPH.pbtxt or SAVED_MODEL_DIR (also -in)");
        command.add_option("-w,--weights", given->weights,
                           "the checkpoint, or FROZEN.pb alone (also -iw); without it only the structure is converted");
        command.add_option("-d,-o,--dstPath", given->prefix, "PREFIX of the files that are written")->required();
        command.add_option("--dstNodeName", given->outputs, "the names of the outputs (also -node)");
        command.add_option("--inNodeName", given->inputs, "the names of the inputs (also -inode)");
        command.add_option("--inputShape", given->shapes,
                           "one shape for each input, without the batch, such as 224,224,3");
        command.add_flag("--partial", given->partial, "write the IR even if parts of the model are not recognised");
        command.add_option("--report", given->report, "a FILE.json for what is in the way of a faithful conversion");
        return [given] { return convert_to_ir(*given); };
    }};

} // namespace
} // namespace oplift::driver
