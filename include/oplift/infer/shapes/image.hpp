#ifndef OPLIFT_INFER_SHAPES_IMAGE_HPP
#define OPLIFT_INFER_SHAPES_IMAGE_HPP

#include <oplift/infer/operation.hpp>

#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Writes the two numbers of an operand as height and width.
inline void set_image_size(operation& node, std::vector<dimension>& output, std::size_t sizes)
{
    const auto& elements = node.operand(sizes).elements;
    if (elements && elements->size() != 2)
        throw contradiction{"it states " + std::to_string(elements->size()) + " extents of an image"};
    for (std::size_t i = 0; i < 2; ++i)
        output[i + 1] = elements ? node.symbols.as_extent((*elements)[i]) : node.symbols.fresh();
}

/// Resizing: operand 1 states height and width.
inline void resize_shape(operation& node)
{
    node.demand_rank(0, 4);
    auto output = node.shape(0) ? *node.shape(0) : node.unknown(4);
    set_image_size(node, output, 1);
    node.outputs[0].shape = std::move(output);
}

inline void resize_nearest_shape(operation& node)
{
    resize_shape(node);
    node.outputs[0].type = node.attribute("T", node.operand(0).type);
}

/// The other ways of resizing yield float32, whatever the image's type.
inline void resize_to_float_shape(operation& node)
{
    resize_shape(node);
    node.outputs[0].type = data_type::float32;
}

/// CropAndResize: one image of the stated size for each box.
inline void crop_and_resize_shape(operation& node)
{
    node.demand_rank(0, 4);
    node.demand_rank(1, 2);
    auto output = node.unknown(4);
    if (node.shape(1))
        output[0] = node.shape(1)->front();
    if (node.shape(0))
        output[3] = node.shape(0)->back();
    set_image_size(node, output, 3);
    node.outputs[0].type  = data_type::float32;
    node.outputs[0].shape = std::move(output);
}

inline void same_image_shape(operation& node)
{
    node.outputs[0].shape = node.shape(0);
}

inline constexpr shape_rule image_rules[] = {
    {"ResizeBilinear", resize_to_float_shape},
    {"ResizeBicubic", resize_to_float_shape},
    {"ResizeArea", resize_to_float_shape},
    {"ResizeNearestNeighbor", resize_nearest_shape},
    {"CropAndResize", crop_and_resize_shape},
    {"AdjustContrastv2", same_image_shape},
    {"AdjustHue", same_image_shape},
    {"AdjustSaturation", same_image_shape},
    {"RGBToHSV", same_image_shape},
    {"HSVToRGB", same_image_shape},
    {"DrawBoundingBoxes", same_image_shape},
    {"DrawBoundingBoxesV2", same_image_shape},
};

} // namespace oplift::infer

#endif
