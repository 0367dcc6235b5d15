#include <algorithm>
#include <cmath>
#include <limits>
#include <meaning/kernels.hpp>

namespace oplift::test::meaning::kernels {

namespace {

/// The spatial extents of a map, or of a filter without its two last axes.
extents inner(const extents& shape)
{
    demand(shape.size() >= 3, "a map has no spatial axes");
    return {shape.begin() + 1, shape.end() - 1};
}
extents spatial_of_filter(const array& filter)
{
    demand(filter.rank() >= 3, "a filter has no spatial axes");
    return {filter.shape.begin(), filter.shape.end() - 2};
}

extents slid_over(const extents& map, const extents& window, const windows& by)
{
    extents result;
    demand(window.size() == map.size() && by.strides.size() == map.size() && by.dilations.size() == map.size() &&
               by.begins.size() == map.size() && by.ends.size() == map.size(),
           "windows have another number of axes than their map");
    for (std::size_t i = 0; i < map.size(); ++i) {
        demand(by.strides[i] > 0 && by.dilations[i] > 0 && window[i] > 0,
               "windows, strides and dilations are positive");
        const std::int64_t room = map[i] + by.begins[i] + by.ends[i] - ((window[i] - 1) * by.dilations[i] + 1);
        demand(room >= 0, "a window is larger than its map");
        result.push_back(room / by.strides[i] + 1);
    }
    return result;
}

/// Where element `in_window` of the window for the result's place `at` lies; false if that is in the padding.
bool find(const extents& map, const windows& by, const extents& at, const extents& in_window, extents& place)
{
    place.assign(map.size(), 0);
    for (std::size_t i = 0; i < map.size(); ++i) {
        place[i] = at[i] * by.strides[i] + in_window[i] * by.dilations[i] - by.begins[i];
        if (place[i] < 0 || place[i] >= map[i])
            return false;
    }
    return true;
}

extents joined(std::int64_t first, const extents& middle, std::int64_t last)
{
    extents all{first};
    all.insert(all.end(), middle.begin(), middle.end());
    all.push_back(last);
    return all;
}
extents followed_by(extents first, std::int64_t a, std::int64_t b)
{
    first.push_back(a);
    first.push_back(b);
    return first;
}

} // namespace

void pad_same(windows& to, const extents& map, const extents& window)
{
    demand(window.size() == map.size() && to.strides.size() == map.size() && to.dilations.size() == map.size(),
           "windows have another number of axes than their map");
    to.begins.clear();
    to.ends.clear();
    for (std::size_t i = 0; i < map.size(); ++i) {
        demand(to.strides[i] > 0, "a stride is not positive");
        const std::int64_t results = (map[i] + to.strides[i] - 1) / to.strides[i];
        const std::int64_t covered = (results - 1) * to.strides[i] + (window[i] - 1) * to.dilations[i] + 1;
        const std::int64_t missing = std::max<std::int64_t>(0, covered - map[i]);
        to.begins.push_back(missing / 2);
        to.ends.push_back(missing - missing / 2);
    }
}

array convolution(const array& x, const array& filter, const windows& by)
{
    demand(is_floating(x.type) && x.type == filter.type && x.rank() == filter.rank(), "a convolution of other tensors");
    const extents map = inner(x.shape), window = spatial_of_filter(filter);
    const std::int64_t own = filter.shape[filter.rank() - 2], results = filter.shape.back();
    demand(own > 0 && x.shape.back() > 0 && x.shape.back() % own == 0 && results % (x.shape.back() / own) == 0,
           "channels cannot be divided into the filter's");
    const std::int64_t results_of_group = results / (x.shape.back() / own);
    return tabulated(x.type, joined(x.shape[0], slid_over(map, window, by), results), [&](const extents& place) {
        const extents at            = inner(place);
        const std::int64_t first_in = place.back() / results_of_group * own;
        double sum                  = 0;
        extents from;
        for_each_place(window, [&](const extents& in_window) {
            if (!find(map, by, at, in_window, from))
                return;
            for (std::int64_t c = 0; c < own; ++c)
                sum += x.at(joined(place[0], from, first_in + c)) * filter.at(followed_by(in_window, c, place.back()));
        });
        return sum;
    });
}

array depthwise_convolution(const array& x, const array& filter, const windows& by)
{
    demand(is_floating(x.type) && x.type == filter.type && x.rank() == filter.rank(), "a convolution of other tensors");
    const extents map = inner(x.shape), window = spatial_of_filter(filter);
    const std::int64_t channels = filter.shape[filter.rank() - 2], multiplier = filter.shape.back();
    demand(channels == x.shape.back(), "a depthwise filter has other channels than its map");
    return tabulated(
        x.type, joined(x.shape[0], slid_over(map, window, by), channels * multiplier), [&](const extents& place) {
            const extents at           = inner(place);
            const std::int64_t channel = place.back() / multiplier, number = place.back() % multiplier;
            double sum = 0;
            extents from;
            for_each_place(window, [&](const extents& in_window) {
                if (find(map, by, at, in_window, from))
                    sum += x.at(joined(place[0], from, channel)) * filter.at(followed_by(in_window, channel, number));
            });
            return sum;
        });
}

array transposed_convolution(const array& x, const array& filter, const windows& by, const extents& map)
{
    demand(is_floating(x.type) && x.type == filter.type && x.rank() == filter.rank(), "a convolution of other tensors");
    const extents window       = spatial_of_filter(filter);
    const std::int64_t results = filter.shape[filter.rank() - 2], channels = filter.shape.back();
    demand(channels == x.shape.back(), "a filter has other channels than its map");
    demand(slid_over(map, window, by) == inner(x.shape),
           "a convolution of the result has another shape than the input");
    array result = tabulated(x.type, joined(x.shape[0], map, results), [](const extents&) { return 0.0; });
    for_each_place(x.shape, [&](const extents& place) {
        const extents at = inner(place);
        extents to;
        for_each_place(window, [&](const extents& in_window) {
            if (!find(map, by, at, in_window, to))
                return;
            for (std::int64_t c = 0; c < results; ++c) {
                std::int64_t position = place[0];
                for (std::size_t i = 0; i < map.size(); ++i)
                    position = position * map[i] + to[i];
                result.elements[static_cast<std::size_t>(position * results + c)] +=
                    x.at(place) * filter.at(followed_by(in_window, c, place.back()));
            }
        });
    });
    return result;
}

array pool(const array& x, const extents& window, const windows& by, bool maximum)
{
    demand(is_floating(x.type), "a pool of integers");
    const extents map = inner(x.shape);
    return tabulated(x.type, joined(x.shape[0], slid_over(map, window, by), x.shape.back()), [&](const extents& place) {
        const extents at = inner(place);
        double largest = -std::numeric_limits<double>::infinity(), sum = 0, count = 0;
        extents from;
        for_each_place(window, [&](const extents& in_window) {
            if (!find(map, by, at, in_window, from))
                return;
            const double element = x.at(joined(place[0], from, place.back()));
            largest              = std::max(largest, element);
            sum += element;
            ++count;
        });
        demand(count > 0, "a window lies in the padding");
        return maximum ? largest : sum / count;
    });
}

array matrix_product(const array& x, const array& y)
{
    demand(x.type == y.type && x.rank() >= 2 && y.rank() >= 2, "no matrices");
    const std::int64_t shared = x.shape.back();
    demand(y.shape[y.rank() - 2] == shared, "matrices do not fit");
    const extents batch = broadcast_shape({x.shape.begin(), x.shape.end() - 2}, {y.shape.begin(), y.shape.end() - 2});
    const auto in_batch = [&](const array& of, const extents& place, std::int64_t row, std::int64_t column) {
        const std::size_t own = of.rank() - 2;
        extents from(place.end() - 2 - static_cast<std::ptrdiff_t>(own), place.end() - 2);
        for (std::size_t i = 0; i < own; ++i)
            if (of.shape[i] == 1)
                from[i] = 0;
        return of.at(followed_by(std::move(from), row, column));
    };
    return tabulated(x.type, followed_by(batch, x.shape[x.rank() - 2], y.shape.back()), [&](const extents& place) {
        double sum = 0;
        for (std::int64_t k = 0; k < shared; ++k)
            sum += in_batch(x, place, place[place.size() - 2], k) * in_batch(y, place, k, place.back());
        return stored_as(x.type, sum);
    });
}

array softmax(const array& x, bool logarithm)
{
    demand(is_floating(x.type) && x.rank() >= 1, "a softmax of other tensors");
    return tabulated(x.type, x.shape, [&](const extents& place) {
        double sum   = 0;
        extents from = place;
        for (from.back() = 0; from.back() < x.shape.back(); ++from.back())
            sum += std::exp(x.at(from));
        return logarithm ? x.at(place) - std::log(sum) : std::exp(x.at(place)) / sum;
    });
}

array local_response_normalization(const array& x, std::int64_t radius, double alpha, double beta, double bias)
{
    demand(is_floating(x.type) && x.rank() == 4, "no map");
    return tabulated(x.type, x.shape, [&](const extents& place) {
        double sum   = 0;
        extents from = place;
        for (std::int64_t c = 0; c < x.shape.back(); ++c)
            if (std::abs(c - place.back()) <= radius) {
                from.back() = c;
                sum += x.at(from) * x.at(from);
            }
        return x.at(place) / std::pow(bias + alpha * sum, beta);
    });
}

array batch_normalization(const array& x, const array& mean, const array& variance, const array* scale,
                          const array* offset, double epsilon)
{
    demand(is_floating(x.type) && x.rank() >= 1, "no map");
    for (const array* each : {&mean, &variance, scale, offset})
        demand(!each || (each->shape == extents{x.shape.back()} && each->type == x.type),
               "statistics are not a number for each channel");
    return tabulated(x.type, x.shape, [&](const extents& place) {
        const auto channel = static_cast<std::size_t>(place.back());
        return (x.at(place) - mean.elements[channel]) / std::sqrt(variance.elements[channel] + epsilon) *
                   (scale ? scale->elements[channel] : 1) +
               (offset ? offset->elements[channel] : 0);
    });
}

array resize(const array& x, std::int64_t height, std::int64_t width, bool bilinear, bool align_corners,
             bool half_pixel_centers)
{
    demand(x.rank() == 4 && height > 0 && width > 0, "no map that can be resized");
    demand(!align_corners || !half_pixel_centers, "corners are aligned, and centres too");
    const auto source = [&](std::int64_t at, std::int64_t before, std::int64_t after) {
        const double scale = align_corners && after > 1
                                 ? static_cast<double>(before - 1) / static_cast<double>(after - 1)
                                 : static_cast<double>(before) / static_cast<double>(after);
        return half_pixel_centers ? (static_cast<double>(at) + 0.5) * scale - (bilinear ? 0.5 : 0.0)
                                  : static_cast<double>(at) * scale;
    };
    const auto clamped = [](double at, std::int64_t size) {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(at), 0, size - 1);
    };
    constexpr double rounding = 1e-9; // a quotient that is whole can come out a little less
    return tabulated(
        bilinear && !is_floating(x.type) ? data_type::float32 : x.type, {x.shape[0], height, width, x.shape[3]},
        [&](const extents& place) {
            const double row    = source(place[1], x.shape[1], height);
            const double column = source(place[2], x.shape[2], width);
            const auto pixel    = [&](std::int64_t r, std::int64_t c) { return x.at({place[0], r, c, place[3]}); };
            if (!bilinear) {
                const double up = align_corners ? 0.5 : 0;
                return pixel(clamped(std::floor(row + up + rounding), x.shape[1]),
                             clamped(std::floor(column + up + rounding), x.shape[2]));
            }
            const double from_row = std::max(row, 0.0), from_column = std::max(column, 0.0);
            const std::int64_t top    = clamped(std::floor(from_row + rounding), x.shape[1]),
                               left   = clamped(std::floor(from_column + rounding), x.shape[2]);
            const std::int64_t bottom = std::min(top + 1, x.shape[1] - 1), right = std::min(left + 1, x.shape[2] - 1);
            const double down = from_row - static_cast<double>(top), across = from_column - static_cast<double>(left);
            return (pixel(top, left) * (1 - across) + pixel(top, right) * across) * (1 - down) +
                   (pixel(bottom, left) * (1 - across) + pixel(bottom, right) * across) * down;
        });
}

} // namespace oplift::test::meaning::kernels
