#ifndef OPLIFT_RULES_ARRANGEMENT_HPP
#define OPLIFT_RULES_ARRANGEMENT_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/arrangement/axes.hpp>
#include <oplift/rules/arrangement/blocks.hpp>
#include <oplift/rules/arrangement/dividing.hpp>
#include <oplift/rules/arrangement/gathering.hpp>
#include <oplift/rules/arrangement/joining.hpp>
#include <oplift/rules/arrangement/padding.hpp>
#include <oplift/rules/arrangement/reshaping.hpp>
#include <oplift/rules/arrangement/shapes.hpp>
#include <oplift/rules/arrangement/slicing.hpp>

namespace oplift::rule {

/// What moves, repeats, joins, divides and chooses elements without calculating on them.
inline constexpr auto arrangement_rules =
    rules<reshaping, flattening, squeezing, unsqueezing, transposition, tiling, concatenation, packing, splitting,
          splitting_v, unstacking, slicing, strided_slicing, reversal, constant_padding, mirror_padding, embedding,
          parameter_gathering, gathering, blocks_to_channels, channels_to_blocks, blocks_to_batch, batch_to_blocks,
          shape_of_tensor, filling>;

} // namespace oplift::rule

#endif
