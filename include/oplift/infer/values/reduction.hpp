#ifndef OPLIFT_INFER_VALUES_REDUCTION_HPP
#define OPLIFT_INFER_VALUES_REDUCTION_HPP

#include <oplift/infer/values/elementwise.hpp>
#include <oplift/infer/values/strided_copy.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace oplift::infer {

/// A tensor whose reduced axes are the last, and what becomes of it.
struct reduction_plan {
    tensor rows;
    std::vector<std::int64_t> shape; ///< of the result
    std::int64_t length = 1;         ///< of a row
};

inline reduction_plan plan_reduction(const evaluation& node)
{
    const tensor& value = node.operand(0);
    std::vector<bool> reduced(value.shape.size(), false);
    for (const std::int64_t stated : node.integers(1))
        reduced[evaluation::axis(stated, value.shape.size())] = true;
    const bool keep = node.attributes.get("keep_dims", false);
    const auto own  = row_major_strides(value.shape);
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
    reduction_plan plan;
    node.count(value.type, value.shape);
    for (const bool last : {false, true})
        for (std::size_t i = 0; i < value.shape.size(); ++i) {
            if (reduced[i] != last)
                continue;
            shape.push_back(value.shape[i]);
            strides.push_back(own[i]);
        }
    for (std::size_t i = 0; i < value.shape.size(); ++i) {
        if (!reduced[i])
            plan.shape.push_back(value.shape[i]);
        else if (keep)
            plan.shape.push_back(1);
        if (reduced[i]) {
            const auto length = checked_product(plan.length, value.shape[i]);
            if (!length)
                throw cannot_evaluate{};
            plan.length = *length;
        }
    }
    plan.rows = strides == own ? value : strided_copy(node, value, std::move(shape), strides, 0);
    return plan;
}

/// The type in which numbers are summed up: floating-point numbers in double precision.
template <typename T>
using accumulator = std::conditional_t<std::is_floating_point_v<T>, double, T>;

/// Combines the elements of each row, from `first` on.
template <typename T>
std::vector<tensor> reduce(const evaluation& node, data_type type, accumulator<T> first,
                           accumulator<T> (*combine)(accumulator<T>, accumulator<T>), bool mean = false)
{
    const reduction_plan plan = plan_reduction(node);
    const std::size_t count   = node.count(type, plan.shape);
    std::vector<T> elements(count);
    for (std::size_t row = 0; row < count; ++row) {
        accumulator<T> all = first;
        for (std::int64_t i = 0; i < plan.length; ++i)
            all = combine(all, plan.rows.at<T>(static_cast<std::int64_t>(row) * plan.length + i));
        if (mean) {
            if (plan.length == 0)
                throw cannot_evaluate{};
            all = static_cast<accumulator<T>>(all / static_cast<accumulator<T>>(plan.length));
        }
        elements[row] = static_cast<T>(all);
    }
    return result(type, plan.shape, std::move(elements));
}

template <typename Operator, int First, bool Mean = false>
std::vector<tensor> reduction(const evaluation& node)
{
    const data_type type = node.operand(0).type;
    return with_number(type, [&]<typename T>(T) {
        return reduce<T>(node, type, First, &Operator::template of<accumulator<T>>, Mean);
    });
}

/// Max and Min, which begin with the first element of a row; NaN wins.
template <typename Operator>
std::vector<tensor> extreme(const evaluation& node)
{
    const data_type type = node.operand(0).type;
    return with_number(type, [&]<typename T>(T) {
        const reduction_plan plan = plan_reduction(node);
        const std::size_t count   = node.count(type, plan.shape);
        std::vector<T> elements(count);
        if (plan.length == 0)
            throw cannot_evaluate{};
        for (std::size_t row = 0; row < count; ++row) {
            T all = plan.rows.at<T>(static_cast<std::int64_t>(row) * plan.length);
            for (std::int64_t i = 1; i < plan.length; ++i)
                all = Operator::of(all, plan.rows.at<T>(static_cast<std::int64_t>(row) * plan.length + i));
            elements[row] = all;
        }
        return result(type, plan.shape, std::move(elements));
    });
}

/// All and Any.
template <typename Combine, bool First>
std::vector<tensor> logical_reduction(const evaluation& node)
{
    if (node.operand(0).type != data_type::boolean)
        throw cannot_evaluate{};
    return reduce<std::uint8_t>(node, data_type::boolean, First,
                                [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return Combine{}(a, b); });
}

/// A tensor seen as {outer, length, inner} about one axis.
struct axis_view {
    std::int64_t outer  = 1;
    std::int64_t length = 1;
    std::int64_t inner  = 1;

    axis_view(const evaluation& node, const tensor& value, std::int64_t stated)
    {
        const std::size_t axis = evaluation::axis(stated, value.shape.size());
        if (node.count(value.type, value.shape) == 0)
            throw cannot_evaluate{};
        for (std::size_t i = 0; i < value.shape.size(); ++i)
            (i < axis ? outer : i == axis ? length : inner) *= value.shape[i];
    }
    std::int64_t at(std::int64_t o, std::int64_t k, std::int64_t i) const { return (o * length + k) * inner + i; }
};

/// ArgMax and ArgMin: the first of equals.
template <template <typename> typename Better>
std::vector<tensor> arg_extreme(const evaluation& node)
{
    const tensor& value       = node.operand(0);
    const std::int64_t stated = node.integer(1);
    const axis_view about{node, value, stated};
    std::vector<std::int64_t> shape = value.shape;
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(evaluation::axis(stated, shape.size())));
    std::vector<std::int64_t> chosen;
    with_number(value.type, [&]<typename T>(T) {
        for (std::int64_t o = 0; o < about.outer; ++o)
            for (std::int64_t i = 0; i < about.inner; ++i) {
                std::int64_t best = 0;
                for (std::int64_t k = 1; k < about.length; ++k)
                    if (Better<T>{}(value.at<T>(about.at(o, k, i)), value.at<T>(about.at(o, best, i))))
                        best = k;
                chosen.push_back(best);
            }
        return 0;
    });
    if (node.attributes.get("output_type", data_type::int64) == data_type::int32)
        return result(data_type::int32, std::move(shape), std::vector<std::int32_t>(chosen.begin(), chosen.end()));
    return result(data_type::int64, std::move(shape), std::move(chosen));
}

/// Cumsum and Cumprod.
template <typename Operator, int First>
std::vector<tensor> cumulation(const evaluation& node)
{
    const tensor& value = node.operand(0);
    const axis_view about{node, value, node.integer(1)};
    const bool exclusive = node.attributes.get("exclusive", false);
    const bool reverse   = node.attributes.get("reverse", false);
    return with_number(value.type, [&]<typename T>(T) {
        std::vector<T> elements(node.count(value.type, value.shape));
        for (std::int64_t o = 0; o < about.outer; ++o)
            for (std::int64_t i = 0; i < about.inner; ++i) {
                T all = static_cast<T>(First);
                for (std::int64_t k = 0; k < about.length; ++k) {
                    const std::int64_t place                  = about.at(o, reverse ? about.length - 1 - k : k, i);
                    const T next                              = Operator::of(all, value.at<T>(place));
                    elements[static_cast<std::size_t>(place)] = exclusive ? all : next;
                    all                                       = next;
                }
            }
        return result(value.type, value.shape, std::move(elements));
    });
}

/// MatMul of two matrices. Products of more than 2^31 multiplications are not computed.
inline std::vector<tensor> matrix_product(const evaluation& node)
{
    const tensor& a   = node.operand(0);
    const tensor& b   = node.operand(1);
    const bool flip_a = node.attributes.get("transpose_a", false);
    const bool flip_b = node.attributes.get("transpose_b", false);
    if (a.shape.size() != 2 || b.shape.size() != 2 || a.type != b.type || a.type == data_type::uint8 ||
        a.shape[flip_a ? 0 : 1] != b.shape[flip_b ? 1 : 0])
        throw cannot_evaluate{};
    const std::int64_t rows              = a.shape[flip_a ? 1 : 0];
    const std::int64_t shared            = a.shape[flip_a ? 0 : 1];
    const std::int64_t columns           = b.shape[flip_b ? 0 : 1];
    const std::vector<std::int64_t> work = {rows, shared, columns};
    const auto effort                    = element_count_of(work);
    if (!effort || *effort > std::int64_t{1} << 31)
        throw cannot_evaluate{};
    return with_number(a.type, [&]<typename T>(T) {
        std::vector<T> elements(node.count(a.type, std::vector{rows, columns}));
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t c = 0; c < columns; ++c) {
                accumulator<T> sum = 0;
                for (std::int64_t k = 0; k < shared; ++k)
                    sum = plus::of<accumulator<T>>(
                        sum, times::of<accumulator<T>>(a.at<T>(flip_a ? k * rows + r : r * shared + k),
                                                       b.at<T>(flip_b ? c * shared + k : k * columns + c)));
                elements[static_cast<std::size_t>(r * columns + c)] = static_cast<T>(sum);
            }
        return result(a.type, {rows, columns}, std::move(elements));
    });
}

/// Range, also of floating-point numbers.
inline std::vector<tensor> range_value(const evaluation& node)
{
    const tensor& start = node.operand(0);
    const tensor& limit = node.operand(1);
    const tensor& delta = node.operand(2);
    if (start.type != limit.type || start.type != delta.type || !is_uniform(start) || !is_uniform(limit) ||
        !is_uniform(delta))
        throw cannot_evaluate{};
    return with_number(start.type, [&]<typename T>(T) {
        const T from = start.at<T>(0);
        const T by   = delta.at<T>(0);
        const double steps =
            std::ceil((static_cast<double>(limit.at<T>(0)) - static_cast<double>(from)) / static_cast<double>(by));
        if (by == T{0} || !(steps < 1e9))
            throw cannot_evaluate{};
        const auto size = steps > 0 ? static_cast<std::int64_t>(steps) : 0;
        std::vector<T> elements(node.count(start.type, std::vector{size}));
        T next = from;
        for (T& element : elements) {
            element = next;
            next    = plus::of(next, by);
        }
        return result(start.type, {size}, std::move(elements));
    });
}

/// ListDiff: the elements of operand 0 that operand 1 lacks, and their places.
inline std::vector<tensor> list_difference(const evaluation& node)
{
    const tensor& all  = node.operand(0);
    const tensor& less = node.operand(1);
    if (all.shape.size() != 1 || less.shape.size() != 1 || all.type != less.type)
        throw cannot_evaluate{};
    node.count(all.type, all.shape);
    node.count(less.type, less.shape);
    return with_number(all.type, [&]<typename T>(T) {
        std::unordered_set<T> gone;
        for (std::int64_t i = 0; i < less.shape[0]; ++i)
            gone.insert(less.at<T>(i));
        std::vector<T> left;
        std::vector<std::int64_t> places;
        for (std::int64_t i = 0; i < all.shape[0]; ++i)
            if (!gone.contains(all.at<T>(i))) {
                left.push_back(all.at<T>(i));
                places.push_back(i);
            }
        const auto size           = static_cast<std::int64_t>(left.size());
        std::vector<tensor> found = result(all.type, {size}, std::move(left));
        const bool narrow         = node.attributes.get("out_idx", data_type::int32) == data_type::int32;
        found.push_back(
            narrow ? tensor::of(data_type::int32, {size}, std::vector<std::int32_t>(places.begin(), places.end()))
                   : tensor::of(data_type::int64, {size}, std::move(places)));
        return found;
    });
}

} // namespace oplift::infer

#endif
