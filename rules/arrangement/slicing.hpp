#ifndef OPLIFT_RULES_ARRANGEMENT_SLICING_HPP
#define OPLIFT_RULES_ARRANGEMENT_SLICING_HPP

#include <oplift/infer/strided_slice.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

namespace detail {

/// The attributes of the IR's Slice, while they are put together one entry after the other. Bounds are written as
/// numbers where they are known, since not all readers of the IR look at the masks.
class slice_entries {
public:
    /// The masks have 31 bits that every reader can hold.
    static constexpr std::size_t most_entries = 31;

    void add(std::int64_t start, std::int64_t end, std::int64_t stride, bool from_edge = false, bool to_edge = false)
    {
        begin_mask_ |= bit(from_edge);
        end_mask_ |= bit(to_edge);
        starts_.push_back(from_edge ? 0 : start);
        ends_.push_back(to_edge ? 0 : end);
        strides_.push_back(stride);
    }
    void add_whole(dimension size) { size.known() ? add(0, size.coefficient, 1) : add(0, 0, 1, false, true); }
    void add_new_axis()
    {
        new_axis_mask_ |= bit(true);
        add(0, 1, 1);
    }
    void add_index(std::int64_t index)
    {
        shrink_axis_mask_ |= bit(true);
        add(index, index + 1, 1);
    }

    std::size_t size() const { return starts_.size(); }

    ir::slice of(tensor_reference x) const
    {
        const auto stated = [](std::int64_t mask) { return mask == 0 ? std::nullopt : std::optional{mask}; };
        return {.input            = x,
                .starts           = starts_,
                .ends             = ends_,
                .strides          = strides_,
                .begin_mask       = stated(begin_mask_),
                .end_mask         = stated(end_mask_),
                .shrink_axis_mask = stated(shrink_axis_mask_),
                .new_axis_mask    = stated(new_axis_mask_)};
    }

private:
    std::int64_t bit(bool set) const { return set ? std::int64_t{1} << starts_.size() : 0; }

    std::vector<std::int64_t> starts_, ends_, strides_;
    std::int64_t begin_mask_ = 0, end_mask_ = 0, shrink_axis_mask_ = 0, new_axis_mask_ = 0;
};

} // namespace detail

/// Slice: `size` elements from `begin` on each axis; a size of -1 means all that follow. A size that is not known has
/// to be the whole extent.
struct slicing {
    static constexpr std::string_view name = "slicing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto begin            = tensor<"begin">;
    static constexpr auto size             = tensor<"size">;
    static constexpr auto pattern          = slice(x, begin, size);

    static std::optional<detail::slice_entries> entries(const auto& found)
    {
        const auto begins           = known_integers(found, found[begin]);
        const auto sizes            = elements_of_integers(found, found[size]);
        const symbolic_shape& shape = found.shape(found[x]);
        if (!begins || !sizes || begins->size() != sizes->size() || (shape && shape->size() != sizes->size()) ||
            sizes->size() > detail::slice_entries::most_entries)
            return std::nullopt;
        detail::slice_entries result;
        for (std::size_t i = 0; i < sizes->size(); ++i) {
            const std::int64_t first = (*begins)[i];
            const dimension count    = (*sizes)[i];
            std::int64_t end         = 0;
            if (first < 0 || (count.known() && count.coefficient < -1))
                return std::nullopt;
            if (!count.known()) {
                if (first != 0 || !shape || count != (*shape)[i])
                    return std::nullopt;
                result.add(0, 0, 1, false, true);
            } else if (count.coefficient >= 0) {
                if (__builtin_add_overflow(first, count.coefficient, &end))
                    return std::nullopt;
                result.add(first, end, 1);
            } else if (shape && (*shape)[i].known()) {
                result.add(first, (*shape)[i].coefficient, 1);
            } else {
                result.add(first, 0, 1, false, true);
            }
        }
        return result;
    }

    static constexpr auto conditions =
        condition<"where the slice begins is known before the graph runs">(
            [](const auto& found) { return known_integers(found, found[begin]).has_value(); }) &
        condition<"the size of the slice is known before the graph runs, or that of the tensor">(
            [](const auto& found) { return entries(found).has_value(); });

    static auto build(const auto& found) { return entries(found)->of(found[x]); }
};

/// StridedSlice: Python's x[1:, ::2, -1, ..., tf.newaxis]. Bounds that are not known have to be those of the whole
/// extent.
struct strided_slicing {
    static constexpr std::string_view name = "strided_slicing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto begin            = tensor<"begin">;
    static constexpr auto end              = tensor<"end">;
    static constexpr auto strides          = tensor<"strides">;
    static constexpr auto pattern          = strided_slice(x, begin, end, strides);

    /// All axes of the operand where its rank is known, else those that the node mentions.
    static std::optional<detail::slice_entries> entries(const auto& found)
    {
        const auto begins           = elements_of_integers(found, found[begin]);
        const auto ends             = elements_of_integers(found, found[end]);
        const auto steps            = known_integers(found, found[strides]);
        const symbolic_shape& shape = found.shape(found[x]);
        const auto masks            = infer::slice_masks::of(*found.graph().attributes[found.root().node]);
        if (!begins || !ends || !steps || begins->size() != steps->size() || ends->size() != steps->size() ||
            steps->size() > detail::slice_entries::most_entries || (!shape && masks.ellipsis != 0))
            return std::nullopt;
        const auto places = infer::slice_steps(shape ? shape->size() : steps->size(), steps->size(), masks);
        if (!places || places->size() > detail::slice_entries::most_entries)
            return std::nullopt;
        detail::slice_entries result;
        for (const infer::slice_step& place : *places) {
            if (place.what == infer::slice_step::kind::added) {
                result.add_new_axis();
                continue;
            }
            if (place.what == infer::slice_step::kind::whole) {
                if (shape)
                    result.add_whole((*shape)[place.axis]);
                continue;
            }
            const bool from_edge   = (masks.begin >> place.entry & 1) != 0;
            const bool to_edge     = (masks.end >> place.entry & 1) != 0;
            const dimension first  = (*begins)[place.entry];
            const dimension behind = (*ends)[place.entry];
            const auto stride      = (*steps)[place.entry];
            if (place.what == infer::slice_step::kind::removed) {
                // With a stride that is not 1, or a mask, TensorFlow's meaning differs from version to version.
                if (!first.known() || stride != 1 || from_edge ||
                    first.coefficient == std::numeric_limits<std::int64_t>::max())
                    return std::nullopt;
                result.add_index(first.coefficient);
                continue;
            }
            const dimension extent_of = shape ? (*shape)[place.axis] : dimension{1, ~std::uint32_t{0}};
            const bool whole_end      = to_edge || (stride > 0 && !behind.known() && behind == extent_of);
            if (stride == 0 || (!from_edge && !first.known()) || (!whole_end && !behind.known()))
                return std::nullopt;
            const bool to_known_end = stride > 0 && whole_end && extent_of.known();
            const bool from_zero    = stride > 0 && from_edge;
            result.add(from_zero || !first.known() ? 0 : first.coefficient,
                       to_known_end     ? extent_of.coefficient
                       : behind.known() ? behind.coefficient
                                        : 0,
                       stride, from_edge && !from_zero, whole_end && !to_known_end);
        }
        return result;
    }

    static constexpr auto conditions = condition<"the bounds are known before the graph runs, or are the tensor's own">(
        [](const auto& found) { return entries(found).has_value(); });

    static auto build(const auto& found) { return entries(found)->of(found[x]); }
};

/// Reverses the order along known axes.
struct reversal {
    static constexpr std::string_view name = "reversal";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto axes             = tensor<"axes">;
    static constexpr auto pattern          = fixed_order<2, "ReverseV2">(x, axes);
    static constexpr auto conditions =
        condition<"the axes and their number are known before the graph runs">([](const auto& found) {
            const int rank    = found.rank(found[x]);
            const auto stated = known_integers(found, found[axes]);
            return stated && rank >= 0 && rank <= static_cast<int>(detail::slice_entries::most_entries) &&
                   std::ranges::all_of(*stated,
                                       [&](std::int64_t axis) { return axis_from_front(axis, rank).has_value(); });
        });

    static auto build(const auto& found)
    {
        const auto& shape = *found.shape(found[x]);
        const int rank    = found.rank(found[x]);
        std::vector<bool> reversed(shape.size(), false);
        const auto stated = *known_integers(found, found[axes]);
        for (const std::int64_t axis : stated)
            reversed[static_cast<std::size_t>(*axis_from_front(axis, rank))] = true;
        detail::slice_entries entries;
        for (std::size_t i = 0; i < shape.size(); ++i)
            if (reversed[i])
                entries.add(0, 0, -1, true, true);
            else
                entries.add_whole(shape[i]);
        return entries.of(found[x]);
    }
};

} // namespace oplift::rule

#endif
