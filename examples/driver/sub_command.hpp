#ifndef OPLIFT_EXAMPLES_DRIVER_SUB_COMMAND_HPP
#define OPLIFT_EXAMPLES_DRIVER_SUB_COMMAND_HPP

#include "status.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace oplift::driver {

/// What a sub-command does once its arguments are parsed.
using action = std::function<status()>;

/// Declares a sub-command's arguments.
using declaration = std::function<action(CLI::App&)>;

/// The sub-commands by name. Each file of a sub-command adds its own, so that main knows none of them.
inline std::map<std::string, std::pair<std::string, declaration>>& sub_commands()
{
    static std::map<std::string, std::pair<std::string, declaration>> all;
    return all;
}

/// Adds a sub-command when an object of this type is made.
struct sub_command {
    sub_command(const std::string& name, const std::string& summary, declaration declare)
    {
        sub_commands()[name] = {summary, std::move(declare)};
    }
};

} // namespace oplift::driver

#endif
