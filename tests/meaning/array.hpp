#ifndef OPLIFT_TESTS_MEANING_ARRAY_HPP
#define OPLIFT_TESTS_MEANING_ARRAY_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// What a node cannot be evaluated for: operands of wrong shapes or types, an operator that is not known.
struct not_evaluated : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline void demand(bool holds, const char* what)
{
    if (!holds)
        throw not_evaluated{what};
}

using extents = std::vector<std::int64_t>;

inline std::int64_t count_of(const extents& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t extent : shape) {
        demand(extent >= 0 && extent < 1000000 && count < 1000000, "a shape is negative, or too large for a test");
        count *= extent;
    }
    return count;
}

/// A small tensor. All elements are doubles, whatever the element type: nothing is rounded to float32.
struct array {
    data_type type = data_type::float32;
    extents shape{};
    std::vector<double> elements{};

    std::size_t rank() const { return shape.size(); }

    /// The element at a place; the place is one of the shape.
    double at(const extents& place) const
    {
        demand(place.size() == shape.size(), "a place of another rank");
        std::int64_t position = 0;
        for (std::size_t axis = 0; axis < place.size(); ++axis) {
            demand(place[axis] >= 0 && place[axis] < shape[axis], "a place outside of a tensor");
            position = position * shape[axis] + place[axis];
        }
        return elements[static_cast<std::size_t>(position)];
    }

    std::vector<std::int64_t> integers() const
    {
        demand(is_integer(type), "integers are wanted");
        std::vector<std::int64_t> numbers;
        for (const double element : elements)
            numbers.push_back(static_cast<std::int64_t>(element));
        return numbers;
    }
    double number() const
    {
        demand(elements.size() == 1, "a single number is wanted");
        return elements.front();
    }
    std::int64_t integer() const
    {
        demand(elements.size() == 1, "a single integer is wanted");
        return integers().front();
    }
};

/// Calls `visit` with each place of a shape, in row-major order.
template <typename Visit>
void for_each_place(const extents& shape, Visit visit)
{
    extents place(shape.size(), 0);
    for (std::int64_t left = count_of(shape); left > 0; --left) {
        visit(static_cast<const extents&>(place));
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            if (++place[axis] < shape[axis])
                break;
            place[axis] = 0;
        }
    }
}

/// A tensor whose elements are calculated from their places.
template <typename Element>
array tabulated(data_type type, extents shape, Element element)
{
    array result{type, std::move(shape), {}};
    result.elements.reserve(static_cast<std::size_t>(count_of(result.shape)));
    for_each_place(result.shape, [&](const extents& place) { result.elements.push_back(element(place)); });
    return result;
}

/// An axis counted from either end, as an index below `rank`.
inline std::size_t axis_of(std::int64_t stated, std::size_t rank)
{
    const auto size = static_cast<std::int64_t>(rank);
    demand(stated >= -size && stated < size, "there is no such axis");
    return static_cast<std::size_t>(stated < 0 ? stated + size : stated);
}

/// Axis i of the result is axis order[i] of x.
array transposed(const array& x, const std::vector<std::int64_t>& order);

array reshaped(const array& x, std::vector<std::int64_t> shape);

/// A number as an element of a type: integers wrap.
double stored_as(data_type type, double number);

array array_of(const tensor& value);
tensor tensor_of(const array& value);

/// The first numbers of each, for the message of a failed test.
std::string text_of(const array& value);

/// What differs between two tensors; empty if they have one type and shape, and elements that are equal but for
/// rounding to float32 on the way.
std::string difference(const array& wanted, const array& found);

} // namespace oplift::test::meaning

#endif
