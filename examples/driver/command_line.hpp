#ifndef OPLIFT_EXAMPLES_DRIVER_COMMAND_LINE_HPP
#define OPLIFT_EXAMPLES_DRIVER_COMMAND_LINE_HPP

#include "status.hpp"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace oplift::driver {

/// What a sub-command does, once its arguments are known.
using action = std::function<status()>;

/// Reads the program's arguments. Gives what the sub-command does, or the status to end with, after help or what is
/// wrong with the arguments has been printed.
std::variant<action, status> parse_command_line(std::vector<std::string> arguments);

} // namespace oplift::driver

#endif
