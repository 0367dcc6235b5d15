// The command line: every sub-command and its arguments. The only file that includes CLI11, which takes the compiler
// longer than most of what the sub-commands do.
#include "command_line.hpp"

#include "explain.hpp"
#include "mmdnn_flags.hpp"
#include "rules.hpp"
#include "to_code.hpp"
#include "to_ir.hpp"
#include "to_model.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

namespace oplift::driver {
namespace {

void add_framework(CLI::App& command, const std::string& flags, std::string& framework, const std::string& what)
{
    command.add_option(flags, framework, what)->check(CLI::IsMember({"tensorflow", "tf"}));
}

/// The graph and its weights, as to-ir and explain take them.
void add_model(CLI::App& command, const std::string& flags, std::string& network, std::string& weights,
               const std::string& without_weights)
{
    command.add_option(flags, network, "the graph: NET.meta, GRAPH.pb, GRAPH.pbtxt or SAVED_MODEL_DIR (also -in)");
    command.add_option("-w,--weights", weights, "the checkpoint, or FROZEN.pb alone (also -iw)" + without_weights);
}

void add_ir(CLI::App& command, ir_files& ir)
{
    command.add_option("-n,--network,--IRModelPath", ir.structure, "the IR's structure: IR.pb or IR.json")->required();
    command.add_option("-w,--weights,--IRWeightPath", ir.weights, "the IR's weights: IR.npy")->required();
}

void declare(CLI::App& command, to_ir_arguments& given)
{
    add_framework(command, "-f,--srcFramework", given.framework, "the framework of the model");
    add_model(command, "-n,--network", given.network, given.weights, "; without it only the structure is converted");
    command.add_option("-d,-o,--dstPath", given.prefix, "PREFIX of the files that are written")->required();
    command.add_option("--dstNodeName", given.outputs, "the names of the outputs (also -node)");
    command.add_option("--inNodeName", given.inputs, "the names of the inputs (also -inode)");
    command.add_option("--inputShape", given.shapes, "one shape for each input, without the batch, such as 224,224,3");
    command.add_flag("--partial", given.partial, "write the IR even if parts of the model are not recognised");
    command.add_option("--report", given.report, "a FILE.json for what is in the way of a faithful conversion");
}

void declare(CLI::App& command, to_code_arguments& given)
{
    add_framework(command, "-f,--dstFramework", given.framework, "the framework of the code");
    add_ir(command, given.ir);
    command.add_option("-d,-o,--dstModelPath", given.path, "the file that is written: NET.py")->required();
    command.add_option("--phase", given.phase, "'train' for dropout and batch normalization as in training")
        ->check(CLI::IsMember({"train", "test"}))
        ->capture_default_str();
    command.add_option("--dstWeightPath", given.weights,
                       "not needed: the code reads the IR's .npy file (also -dw, -ow)");
}

void declare(CLI::App& command, to_model_arguments& given)
{
    add_framework(command, "-f,--dstFramework", given.framework, "the framework of the model");
    add_ir(command, given.ir);
    command
        .add_option("-o,-d,--output", given.path,
                    "what is written: a file for frozen, a PREFIX for checkpoint, a folder for saved_model")
        ->required();
    command.add_option("--as", given.form, "the form of the model")
        ->check(CLI::IsMember({"checkpoint", "frozen", "saved_model"}))
        ->capture_default_str();
    command.add_option("--dump_tag", given.tag, "SERVING, or TRAINING for the tag 'train' as well")
        ->check(CLI::IsMember({"SERVING", "TRAINING"}))
        ->capture_default_str();
}

void declare(CLI::App& command, rules_arguments& given)
{
    command.add_flag("--markdown", given.markdown, "as rules/README.md");
}

void declare(CLI::App& command, explain_arguments& given)
{
    add_model(command, "FILE,-n,--network", given.network, given.weights, "");
    command.add_option("--node", given.node, "the name of the node")->required();
    command.add_option("--rule", given.rule, "the name of a rule, see oplift rules; without it, the nearest rules");
    command.add_option("--dstNodeName", given.outputs, "the names of the model's outputs (also -node)");
}

/// Adds a sub-command: if it is the one that is asked for, `chosen` is to do it.
template <typename Arguments>
void add(CLI::App& app, const std::string& name, const std::string& summary, status (*perform)(const Arguments&),
         action& chosen)
{
    const auto given  = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(name, summary);
    declare(*command, *given);
    command->callback([given, perform, &chosen] { chosen = [given, perform] { return perform(*given); }; });
}

} // namespace

std::variant<action, status> parse_command_line(std::vector<std::string> arguments)
{
    CLI::App app{"Recognises operators in TensorFlow graphs and converts models", "oplift"};
    app.require_subcommand(1);
    action chosen;
    add(app, "explain", "tell why a rule does or does not match at a node", &explain_node, chosen);
    add(app, "rules", "list the rules by which operators are recognised", &list_rules, chosen);
    add(app, "to-code", "convert an IR to source code", &convert_to_code, chosen);
    add(app, "to-ir", "convert a TensorFlow model to the IR", &convert_to_ir, chosen);
    add(app, "to-model", "convert an IR to a TensorFlow model", &convert_to_model, chosen);

    arguments               = with_long_flags(std::move(arguments));
    const auto is_asked_for = [&](const CLI::App* command) { return command->check_name(arguments[0]); };
    if (!arguments.empty() && !arguments[0].starts_with('-') && app.get_subcommands(is_asked_for).empty()) {
        fmt::print(stderr, "oplift: there is no sub-command '{}'; see oplift --help\n", arguments[0]);
        return status::wrong_usage;
    }
    std::ranges::reverse(arguments); // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? status::done : status::wrong_usage;
    }
    return chosen;
}

} // namespace oplift::driver
