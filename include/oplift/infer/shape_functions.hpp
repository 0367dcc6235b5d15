#ifndef OPLIFT_INFER_SHAPE_FUNCTIONS_HPP
#define OPLIFT_INFER_SHAPE_FUNCTIONS_HPP

#include <oplift/infer/operation.hpp>
#include <oplift/infer/shapes/control_flow.hpp>
#include <oplift/infer/shapes/convolution.hpp>
#include <oplift/infer/shapes/elementwise.hpp>
#include <oplift/infer/shapes/image.hpp>
#include <oplift/infer/shapes/joining.hpp>
#include <oplift/infer/shapes/linear_algebra.hpp>
#include <oplift/infer/shapes/normalization.hpp>
#include <oplift/infer/shapes/padding.hpp>
#include <oplift/infer/shapes/pooling.hpp>
#include <oplift/infer/shapes/reduction.hpp>
#include <oplift/infer/shapes/reshaping.hpp>
#include <oplift/infer/shapes/selection.hpp>
#include <oplift/infer/shapes/shape_arithmetic.hpp>
#include <oplift/infer/shapes/slicing.hpp>
#include <oplift/infer/shapes/source.hpp>

#include <span>
#include <string_view>
#include <unordered_map>

namespace oplift::infer {

/// The line of an operator in the table of shape functions, or null for an operator without one.
inline const shape_rule* shape_rule_of(std::string_view operator_name)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, const shape_rule*> lines;
        for (const std::span<const shape_rule> family : {std::span<const shape_rule>{source_rules},
                                                         {elementwise_rules},
                                                         {convolution_rules},
                                                         {pooling_rules},
                                                         {normalization_rules},
                                                         {reduction_rules},
                                                         {linear_algebra_rules},
                                                         {reshaping_rules},
                                                         {joining_rules},
                                                         {slicing_rules},
                                                         {shape_arithmetic_rules},
                                                         {padding_rules},
                                                         {image_rules},
                                                         {control_flow_rules},
                                                         {selection_rules}})
            for (const shape_rule& line : family)
                lines.emplace(line.name, &line);
        return lines;
    }();
    const auto line = table.find(operator_name);
    return line == table.end() ? nullptr : line->second;
}

} // namespace oplift::infer

#endif
