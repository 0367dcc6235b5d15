#ifndef OPLIFT_EXAMPLES_DRIVER_INPUT_SHAPE_HPP
#define OPLIFT_EXAMPLES_DRIVER_INPUT_SHAPE_HPP

#include <oplift/error.hpp>
#include <oplift/graph/attribute.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace oplift::driver {

/// The shape that `--inputShape 224,224,3` states. Throws usage_error.
inline stated_shape parse_shape(std::string_view text)
{
    std::vector<std::int64_t> shape;
    for (std::string_view rest = text;;) {
        const std::string_view number = rest.substr(0, rest.find(','));
        std::int64_t extent           = 0;
        const char* end               = number.data() + number.size();
        const auto [stopped, problem] = std::from_chars(number.data(), end, extent);
        if (problem != std::errc{} || stopped != end || extent <= 0)
            throw usage_error{"--inputShape: '" + std::string{text} +
                              "' is not a list of positive numbers such as 224,224,3"};
        shape.push_back(extent);
        if (number.size() == rest.size())
            return shape;
        rest.remove_prefix(number.size() + 1);
    }
}

} // namespace oplift::driver

#endif
