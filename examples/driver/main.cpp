// The oplift program. Each sub-command has a file of its own, and command_line.cpp their arguments.
#include "command_line.hpp"
#include "heap.hpp"
#include "obstacle_report.hpp"
#include <oplift/error.hpp>
#include <oplift/graph/find_output.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <variant>

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
    oplift::driver::use_large_pages();
    const auto asked = oplift::driver::parse_command_line({argv + 1, argv + argc});
    if (const status* end = std::get_if<status>(&asked))
        return static_cast<int>(*end);
    return static_cast<int>(run(std::get<oplift::driver::action>(asked)));
} catch (const std::exception& error) {
    std::fprintf(stderr, "oplift: internal error: %s\n", error.what());
    return 1;
}
