#include <algorithm>
#include <meaning/kernels.hpp>
#include <utility>

namespace oplift::test::meaning::kernels {

namespace {

std::ptrdiff_t distance(std::size_t axis)
{
    return static_cast<std::ptrdiff_t>(axis);
}

} // namespace

array pad(const array& x, const amounts& by, double value)
{
    demand(by.size() == x.rank(), "paddings have another number of axes");
    extents shape;
    for (std::size_t i = 0; i < by.size(); ++i) {
        demand(by[i].first >= 0 && by[i].second >= 0, "a padding is negative");
        shape.push_back(x.shape[i] + by[i].first + by[i].second);
    }
    return tabulated(x.type, shape, [&](const extents& place) {
        extents from = place;
        for (std::size_t i = 0; i < from.size(); ++i) {
            from[i] -= by[i].first;
            if (from[i] < 0 || from[i] >= x.shape[i])
                return value;
        }
        return x.at(from);
    });
}

array mirror_pad(const array& x, const amounts& by, bool repeats_edge)
{
    demand(by.size() == x.rank(), "paddings have another number of axes");
    extents shape;
    const std::int64_t edge = repeats_edge ? 0 : 1;
    for (std::size_t i = 0; i < by.size(); ++i) {
        demand(by[i].first >= 0 && by[i].second >= 0 && by[i].first <= x.shape[i] - edge &&
                   by[i].second <= x.shape[i] - edge,
               "more is mirrored than there is");
        shape.push_back(x.shape[i] + by[i].first + by[i].second);
    }
    return tabulated(x.type, shape, [&](const extents& place) {
        extents from = place;
        for (std::size_t i = 0; i < from.size(); ++i) {
            from[i] -= by[i].first;
            if (from[i] < 0)
                from[i] = -from[i] - 1 + edge;
            else if (from[i] >= x.shape[i])
                from[i] = 2 * x.shape[i] - from[i] - 1 - edge;
        }
        return x.at(from);
    });
}

array concat(const std::vector<array>& pieces, std::int64_t axis)
{
    demand(!pieces.empty(), "nothing is joined");
    const std::size_t along = axis_of(axis, pieces[0].rank());
    extents shape           = pieces[0].shape;
    shape[along]            = 0;
    for (const array& piece : pieces) {
        demand(piece.rank() == shape.size() && piece.type == pieces[0].type, "pieces are not alike");
        for (std::size_t i = 0; i < shape.size(); ++i)
            demand(i == along || piece.shape[i] == shape[i], "pieces have different extents");
        shape[along] += piece.shape[along];
    }
    return tabulated(pieces[0].type, shape, [&](const extents& place) {
        extents from = place;
        for (const array& piece : pieces) {
            if (from[along] < piece.shape[along])
                return piece.at(from);
            from[along] -= piece.shape[along];
        }
        throw not_evaluated{"a place outside of all pieces"};
    });
}

array expand_dims(const array& x, std::int64_t axis)
{
    array result = x;
    result.shape.insert(result.shape.begin() + distance(axis_of(axis, x.rank() + 1)), 1);
    return result;
}

array pack(std::vector<array> pieces, std::int64_t axis)
{
    demand(!pieces.empty(), "nothing is joined");
    const std::size_t along = axis_of(axis, pieces[0].rank() + 1);
    for (array& piece : pieces) {
        demand(piece.rank() >= along, "pieces are not alike");
        piece.shape.insert(piece.shape.begin() + distance(along), 1);
    }
    return concat(pieces, static_cast<std::int64_t>(along));
}

array part(const array& x, std::size_t axis, std::int64_t first, std::int64_t length)
{
    demand(first >= 0 && length >= 0 && first + length <= x.shape[axis], "a part lies outside");
    extents shape = x.shape;
    shape[axis]   = length;
    return tabulated(x.type, shape, [&](extents place) {
        place[axis] += first;
        return x.at(place);
    });
}

std::vector<array> split(const array& x, std::int64_t axis, const std::vector<std::int64_t>& parts)
{
    const std::size_t along = axis_of(axis, x.rank());
    std::vector<array> result;
    std::int64_t first = 0;
    for (const std::int64_t length : parts) {
        result.push_back(part(x, along, first, length));
        first += length;
    }
    demand(first == x.shape[along], "the parts are not the whole");
    return result;
}

std::vector<array> unpack(const array& x, std::int64_t axis)
{
    const std::size_t along   = axis_of(axis, x.rank());
    std::vector<array> result = split(x, axis, std::vector<std::int64_t>(static_cast<std::size_t>(x.shape[along]), 1));
    for (array& each : result)
        each.shape.erase(each.shape.begin() + distance(along));
    return result;
}

array tile(const array& x, const std::vector<std::int64_t>& multiples)
{
    demand(multiples.size() == x.rank(), "multiples have another number of axes");
    extents shape = x.shape;
    for (std::size_t i = 0; i < shape.size(); ++i)
        shape[i] *= multiples[i];
    return tabulated(x.type, shape, [&](extents place) {
        for (std::size_t i = 0; i < place.size(); ++i)
            place[i] %= x.shape[i];
        return x.at(place);
    });
}

array gather(const array& x, const array& indices, std::int64_t axis)
{
    const std::size_t along = axis_of(axis, x.rank());
    demand(is_integer(indices.type), "indices are no integers");
    extents shape(x.shape.begin(), x.shape.begin() + distance(along));
    shape.insert(shape.end(), indices.shape.begin(), indices.shape.end());
    shape.insert(shape.end(), x.shape.begin() + distance(along) + 1, x.shape.end());
    return tabulated(x.type, shape, [&](const extents& place) {
        const auto begin = place.begin() + distance(along), end = begin + std::ssize(indices.shape);
        extents from(place.begin(), begin);
        from.push_back(static_cast<std::int64_t>(indices.at({begin, end})));
        from.insert(from.end(), end, place.end());
        return x.at(from);
    });
}

array squeeze(const array& x, const std::vector<std::int64_t>& axes)
{
    std::vector<bool> gone(x.rank(), false);
    for (const std::int64_t axis : axes) {
        demand(x.shape[axis_of(axis, x.rank())] == 1, "an axis that is removed has several elements");
        gone[axis_of(axis, x.rank())] = true;
    }
    array result{x.type, {}, x.elements};
    for (std::size_t i = 0; i < x.rank(); ++i)
        if (axes.empty() ? x.shape[i] != 1 : !gone[i])
            result.shape.push_back(x.shape[i]);
    return result;
}

array reverse(const array& x, const std::vector<std::int64_t>& axes)
{
    std::vector<bool> reversed(x.rank(), false);
    for (const std::int64_t axis : axes) {
        demand(!reversed[axis_of(axis, x.rank())], "an axis is named twice");
        reversed[axis_of(axis, x.rank())] = true;
    }
    return tabulated(x.type, x.shape, [&](extents place) {
        for (std::size_t i = 0; i < place.size(); ++i)
            if (reversed[i])
                place[i] = x.shape[i] - 1 - place[i];
        return x.at(place);
    });
}

array strided_slice(const array& x, const slice_bounds& bounds)
{
    const std::size_t entries = bounds.begins.size();
    demand(bounds.ends.size() == entries && bounds.strides.size() == entries && entries <= 32,
           "bounds have different lengths");
    const auto is_set = [](std::int64_t mask, std::size_t entry) { return (mask >> entry & 1) != 0; };
    // How many axes an ellipsis stands for: those that nothing else names. Without one it stands at the end.
    std::size_t named = 0, ellipses = 0;
    for (std::size_t i = 0; i < entries; ++i) {
        if (is_set(bounds.ellipsis_mask, i))
            ++ellipses;
        else if (!is_set(bounds.new_axis_mask, i))
            ++named;
    }
    demand(ellipses <= 1 && named <= x.rank(), "more axes are sliced than there are");
    const std::size_t whole = x.rank() - named;

    struct taken {
        std::int64_t first, stride, count;
    };
    std::vector<taken> axes;       // of x
    std::vector<std::size_t> from; // of the result: which axis of x; x.rank() for a new one
    const auto take_whole = [&] {
        for (std::size_t i = 0; i < whole; ++i) {
            from.push_back(axes.size());
            axes.push_back({0, 1, x.shape[axes.size()]});
        }
    };
    for (std::size_t i = 0; i < entries; ++i) {
        if (is_set(bounds.ellipsis_mask, i)) {
            take_whole();
            continue;
        }
        if (is_set(bounds.new_axis_mask, i)) {
            from.push_back(x.rank());
            continue;
        }
        const std::int64_t extent = x.shape[axes.size()], stride = bounds.strides[i];
        demand(stride != 0, "a stride is zero");
        const auto from_front = [&](std::int64_t at) { return at < 0 ? at + extent : at; };
        if (is_set(bounds.shrink_axis_mask, i)) {
            demand(!is_set(bounds.begin_mask, i) && stride == 1, "an index with a mask or stride: versions differ");
            const std::int64_t at = from_front(bounds.begins[i]);
            demand(at >= 0 && at < extent, "an index lies outside");
            axes.push_back({at, 1, 1});
            continue;
        }
        const std::int64_t lowest = stride > 0 ? 0 : -1, highest = stride > 0 ? extent : extent - 1;
        const std::int64_t begin = is_set(bounds.begin_mask, i)
                                       ? (stride > 0 ? lowest : highest)
                                       : std::clamp(from_front(bounds.begins[i]), lowest, highest);
        const std::int64_t end   = is_set(bounds.end_mask, i) ? (stride > 0 ? highest : lowest)
                                                              : std::clamp(from_front(bounds.ends[i]), lowest, highest);
        std::int64_t count       = 0;
        for (std::int64_t at = begin; stride > 0 ? at < end : at > end; at += stride)
            ++count;
        from.push_back(axes.size());
        axes.push_back({begin, stride, count});
    }
    if (ellipses == 0)
        take_whole();
    extents shape;
    for (const std::size_t axis : from)
        shape.push_back(axis == x.rank() ? 1 : axes[axis].count);
    return tabulated(x.type, shape, [&](const extents& place) {
        extents source(x.rank());
        for (std::size_t i = 0; i < axes.size(); ++i)
            source[i] = axes[i].first;
        for (std::size_t i = 0; i < from.size(); ++i)
            if (from[i] != x.rank())
                source[from[i]] += place[i] * axes[from[i]].stride;
        return x.at(source);
    });
}

array space_to_depth(const array& x, std::int64_t block)
{
    demand(x.rank() == 4 && block > 1 && x.shape[1] % block == 0 && x.shape[2] % block == 0, "blocks do not fit");
    const std::int64_t channels = x.shape[3];
    return tabulated(x.type, {x.shape[0], x.shape[1] / block, x.shape[2] / block, channels * block * block},
                     [&](const extents& place) {
                         const std::int64_t in_block = place[3] / channels;
                         return x.at({place[0], place[1] * block + in_block / block,
                                      place[2] * block + in_block % block, place[3] % channels});
                     });
}

array depth_to_space(const array& x, std::int64_t block)
{
    demand(x.rank() == 4 && block > 1 && x.shape[3] % (block * block) == 0, "blocks do not fit");
    const std::int64_t channels = x.shape[3] / (block * block);
    return tabulated(x.type, {x.shape[0], x.shape[1] * block, x.shape[2] * block, channels}, [&](const extents& place) {
        const std::int64_t in_block = place[1] % block * block + place[2] % block;
        return x.at({place[0], place[1] / block, place[2] / block, in_block * channels + place[3]});
    });
}

array space_to_batch(const array& x, const std::vector<std::int64_t>& block, const amounts& paddings)
{
    demand(block.size() == paddings.size() && x.rank() > block.size(), "blocks do not fit");
    amounts all(x.rank(), {0, 0});
    std::ranges::copy(paddings, all.begin() + 1);
    const array padded = pad(x, all, 0);
    extents shape      = padded.shape;
    for (std::size_t i = 0; i < block.size(); ++i) {
        demand(block[i] > 0 && shape[i + 1] % block[i] == 0, "blocks do not fit");
        shape[i + 1] /= block[i];
        shape[0] *= block[i];
    }
    return tabulated(x.type, shape, [&](const extents& place) {
        // The place in the block is the high-order part of the batch, its last axis the lowest of it.
        extents from          = place;
        std::int64_t in_block = place[0] / x.shape[0];
        from[0]               = place[0] % x.shape[0];
        for (std::size_t i = block.size(); i-- > 0;) {
            from[i + 1] = place[i + 1] * block[i] + in_block % block[i];
            in_block /= block[i];
        }
        return padded.at(from);
    });
}

array batch_to_space(const array& x, const std::vector<std::int64_t>& block, const amounts& crops)
{
    demand(block.size() == crops.size() && x.rank() > block.size(), "blocks do not fit");
    extents shape = x.shape;
    for (std::size_t i = 0; i < block.size(); ++i) {
        demand(block[i] > 0 && crops[i].first >= 0 && crops[i].second >= 0 && shape[0] % block[i] == 0,
               "blocks do not fit");
        shape[0] /= block[i];
        shape[i + 1] = shape[i + 1] * block[i] - crops[i].first - crops[i].second;
        demand(shape[i + 1] >= 0, "more is cropped than there is");
    }
    return tabulated(x.type, shape, [&](const extents& place) {
        extents from          = place;
        std::int64_t in_block = 0;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const std::int64_t at = place[i + 1] + crops[i].first;
            from[i + 1]           = at / block[i];
            in_block              = in_block * block[i] + at % block[i];
        }
        from[0] = in_block * shape[0] + place[0];
        return x.at(from);
    });
}

} // namespace oplift::test::meaning::kernels
