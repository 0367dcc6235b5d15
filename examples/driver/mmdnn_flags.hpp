#ifndef OPLIFT_EXAMPLES_DRIVER_MMDNN_FLAGS_HPP
#define OPLIFT_EXAMPLES_DRIVER_MMDNN_FLAGS_HPP

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::driver {

/// MMdnn's short flags of several letters, such as `-node`, in their long form; everything else as it is. CLI11 would
/// read such a flag as several flags of one letter.
inline std::vector<std::string> with_long_flags(std::vector<std::string> arguments)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> flags{{
        {"-dw", "--dstWeightPath"},
        {"-in", "--network"},
        {"-inode", "--inNodeName"},
        {"-iw", "--weights"},
        {"-node", "--dstNodeName"},
        {"-ow", "--dstWeightPath"},
    }};
    for (std::string& argument : arguments) {
        const std::size_t equals = argument.find('=');
        const std::string value  = equals == std::string::npos ? "" : argument.substr(equals);
        for (const auto& [brief, full] : flags)
            if (std::string_view{argument}.substr(0, equals) == brief) {
                argument = std::string{full} + value;
                break;
            }
    }
    return arguments;
}

} // namespace oplift::driver

#endif
