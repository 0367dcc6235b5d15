#include <oplift/weights/elements.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <meaning/array.hpp>
#include <utility>

namespace oplift::test::meaning {

array transposed(const array& x, const std::vector<std::int64_t>& order)
{
    demand(order.size() == x.rank(), "a permutation has another rank than its tensor");
    extents shape;
    for (const std::int64_t axis : order) {
        demand(std::ranges::count(order, axis) == 1 && axis >= 0 && std::cmp_less(axis, x.rank()),
               "a permutation names an axis twice, or none");
        shape.push_back(x.shape[static_cast<std::size_t>(axis)]);
    }
    return tabulated(x.type, shape, [&](const extents& place) {
        extents from(place.size());
        for (std::size_t i = 0; i < place.size(); ++i)
            from[static_cast<std::size_t>(order[i])] = place[i];
        return x.at(from);
    });
}

array reshaped(const array& x, std::vector<std::int64_t> shape)
{
    const auto open = std::ranges::find(shape, -1);
    if (open != shape.end()) {
        *open                   = 1;
        const std::int64_t rest = count_of(shape);
        demand(rest > 0, "an extent cannot be calculated");
        *open = std::ssize(x.elements) / rest;
    }
    demand(count_of(shape) == std::ssize(x.elements), "a shape has another number of elements");
    return {x.type, std::move(shape), x.elements};
}

double stored_as(data_type type, double number)
{
    const auto wrapped = [&](double range, bool is_signed) {
        double rest = std::fmod(number, range);
        if (rest < 0)
            rest += range;
        return is_signed && rest >= range / 2 ? rest - range : rest;
    };
    switch (type) {
    case data_type::int32:
        return wrapped(4294967296.0, true);
    case data_type::int16:
        return wrapped(65536.0, true);
    case data_type::int8:
        return wrapped(256.0, true);
    case data_type::uint8:
        return wrapped(256.0, false);
    case data_type::boolean:
        return number != 0 ? 1 : 0;
    default:
        return number;
    }
}

array array_of(const tensor& value)
{
    array result{value.type, value.shape, {}};
    const std::int64_t count = count_of(value.shape);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto element = element_as_double(value, i);
        demand(element.has_value(), "the value of a constant is of a type that is not known");
        result.elements.push_back(*element);
    }
    return result;
}

tensor tensor_of(const array& value)
{
    const auto as = [&]<typename T>(T) {
        std::vector<T> elements;
        for (const double element : value.elements)
            elements.push_back(static_cast<T>(element));
        return tensor::of(value.type, value.shape, std::move(elements));
    };
    switch (value.type) {
    case data_type::float32:
        return as(float{});
    case data_type::float64:
        return as(double{});
    case data_type::int64:
        return as(std::int64_t{});
    case data_type::int32:
        return as(std::int32_t{});
    case data_type::uint8:
    case data_type::boolean:
        return as(std::uint8_t{});
    default:
        throw not_evaluated{"a value of that type cannot be stored"};
    }
}

std::string text_of(const array& value)
{
    constexpr std::size_t most = 12;
    const auto& all            = value.elements;
    const std::vector<double> first(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size())));
    return fmt::format("{}<{}>{{{}{}}}", name_of(value.type), fmt::join(value.shape, ","), fmt::join(first, ", "),
                       all.size() > most ? ", ..." : "");
}

std::string difference(const array& wanted, const array& found)
{
    if (wanted.type != found.type || wanted.shape != found.shape)
        return "wanted " + text_of(wanted) + ", found " + text_of(found);
    double largest = 1;
    for (const double element : wanted.elements)
        if (std::isfinite(element))
            largest = std::max(largest, std::abs(element));
    for (std::size_t i = 0; i < wanted.elements.size(); ++i) {
        const double a = wanted.elements[i], b = found.elements[i];
        // Infinities and what stands for no number have to be the same.
        if (a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-5 * largest)
            continue;
        return fmt::format("element {}: wanted {}, found {}, in {} and {}", i, a, b, text_of(wanted), text_of(found));
    }
    return {};
}

} // namespace oplift::test::meaning
