#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PLACED_WINDOW_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PLACED_WINDOW_HPP

#include <oplift/emit/tensorflow/model/graph_writer.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// Strides, windows and dilations of a map whose rows are its only axis, with an axis of extent 1 in front of them.
inline integers widened(integers numbers)
{
    numbers.insert(numbers.begin() + 1, 1);
    return numbers;
}

inline std::vector<integers> widened(std::vector<integers> pads)
{
    pads.insert(pads.begin() + 1, {0, 0});
    return pads;
}

/// How a window is placed: strides, dilations and padding as operators take them; the map is padded beforehand where
/// the amounts are explicit.
struct placed_window {
    integers strides;
    integers dilations; ///< empty where there are none
    std::string padding;
    std::optional<std::vector<integers>> explicit_pads;

    placed_window(const argument& stride_argument, const argument& padding_argument, const argument& dilation_argument)
        : strides{stride_argument.get<integers>()}
    {
        if (const auto* given = dilation_argument.get_if<integers>())
            dilations = *given;
        if (const auto* mode = padding_argument.get_if<std::string>()) {
            padding = *mode;
        } else {
            padding       = "VALID";
            explicit_pads = padding_argument.get<std::vector<integers>>();
        }
    }

    /// The same for a map with a further axis of extent 1.
    void widen()
    {
        strides = widened(std::move(strides));
        if (!dilations.empty())
            dilations = widened(std::move(dilations));
        if (explicit_pads)
            explicit_pads = widened(std::move(*explicit_pads));
    }
};

} // namespace oplift::emit::tensorflow::model

#endif
