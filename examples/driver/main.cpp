// The oplift program. Each sub-command has a file of its own.
#include "mmdnn_flags.hpp"
#include "obstacle_report.hpp"
#include "sub_command.hpp"
#include <oplift/error.hpp>
#include <oplift/graph/find_output.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using oplift::driver::status;

/// Runs a sub-command. Whatever goes wrong becomes a sentence on standard error and a status.
status run(const oplift::driver::action& action)
{
    try {
        return action();
    } catch (const oplift::refusal& refused) {
        fmt::print(stderr, "oplift: the model cannot be converted faithfully:\n{}",
                   oplift::driver::obstacle_text(refused.obstacles()));
        return status::not_convertible;
    } catch (const oplift::usage_error& error) {
        fmt::print(stderr, "oplift: {}\n", error.what());
        return status::wrong_usage;
    } catch (const oplift::unknown_node& error) {
        fmt::print(stderr, "oplift: {}\n", error.what());
        return status::wrong_usage;
    } catch (const oplift::input_error& error) {
        fmt::print(stderr, "oplift: {}\n", error.what());
        return status::file_trouble;
    } catch (const oplift::output_error& error) {
        fmt::print(stderr, "oplift: {}\n", error.what());
        return status::file_trouble;
    }
}

} // namespace

int main(int argc, char** argv)
try {
    CLI::App app{"Recognises operators in TensorFlow graphs and converts models", "oplift"};
    app.require_subcommand(1);
    oplift::driver::action chosen;
    for (const auto& [name, command] : oplift::driver::sub_commands()) {
        CLI::App* declared                  = app.add_subcommand(name, command.first);
        const oplift::driver::action action = command.second(*declared);
        declared->callback([&chosen, action] { chosen = action; });
    }

    std::vector<std::string> arguments = oplift::driver::with_long_flags({argv + 1, argv + argc});
    if (!arguments.empty() && !arguments[0].starts_with('-') &&
        !oplift::driver::sub_commands().contains(arguments[0])) {
        fmt::print(stderr, "oplift: there is no sub-command '{}'; see oplift --help\n", arguments[0]);
        return static_cast<int>(status::wrong_usage);
    }
    std::ranges::reverse(arguments); // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(status::wrong_usage);
    }
    return static_cast<int>(run(chosen));
} catch (const std::exception& error) {
    std::fprintf(stderr, "oplift: internal error: %s\n", error.what());
    return 1;
}
