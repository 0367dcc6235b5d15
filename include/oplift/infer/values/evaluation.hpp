#ifndef OPLIFT_INFER_VALUES_EVALUATION_HPP
#define OPLIFT_INFER_VALUES_EVALUATION_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/infer/operation.hpp>
#include <oplift/weights/tensor.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::infer {

/// What an evaluator throws where it cannot compute: an element type it lacks, a division by zero, a result too large.
struct cannot_evaluate {};

/// A node whose operands' values are known, as an evaluator sees it.
struct evaluation {
    const attribute_map& attributes;
    std::span<const tensor> operands;
    std::int64_t most_bytes; ///< results of more bytes than this are not computed

    const tensor& operand(std::size_t i) const
    {
        if (i >= operands.size())
            throw cannot_evaluate{};
        return operands[i];
    }

    /// The integers of an operand that plays a part in shape arithmetic.
    std::vector<std::int64_t> integers(std::size_t i) const
    {
        auto numbers = integers_of(operand(i));
        if (!numbers)
            throw cannot_evaluate{};
        return *std::move(numbers);
    }
    std::int64_t integer(std::size_t i) const
    {
        const auto numbers = integers(i);
        if (numbers.size() != 1)
            throw cannot_evaluate{};
        return numbers.front();
    }

    /// An axis counted from either end, as an index below `rank`.
    static std::size_t axis(std::int64_t stated, std::size_t rank)
    {
        const auto size = static_cast<std::int64_t>(rank);
        if (stated < -size || stated >= size)
            throw cannot_evaluate{};
        return static_cast<std::size_t>(stated < 0 ? stated + size : stated);
    }

    /// The number of elements of a result with that shape. Refuses one that is too large.
    std::size_t count(data_type type, std::span<const std::int64_t> shape) const
    {
        const auto elements = element_count_of(shape);
        const auto size     = static_cast<std::int64_t>(size_of(type));
        if (!elements || size == 0 || *elements > most_bytes / size)
            throw cannot_evaluate{};
        return static_cast<std::size_t>(*elements);
    }
};

/// Computes the outputs of a node.
using evaluator = std::vector<tensor> (*)(const evaluation&);

/// What an evaluator reads of its operands.
enum class evaluation_need : std::uint8_t {
    values,        ///< all of them
    first_operand, ///< operand 0 alone
    shapes,        ///< the shapes alone: the tensors come without bytes
};

/// A line of the table of evaluators.
struct evaluation_rule {
    std::string_view name;
    evaluator function;
    evaluation_need need = evaluation_need::values;
};

/// The C++ type that holds the elements of a type; booleans are bytes.
template <data_type Type>
struct element_type;
template <>
struct element_type<data_type::float32> {
    using type = float;
};
template <>
struct element_type<data_type::float64> {
    using type = double;
};
template <>
struct element_type<data_type::int32> {
    using type = std::int32_t;
};
template <>
struct element_type<data_type::int64> {
    using type = std::int64_t;
};
template <>
struct element_type<data_type::uint8> {
    using type = std::uint8_t;
};

/// Calls `call` with a value of the C++ type of float32, float64, int32, int64 or uint8.
template <typename Call>
auto with_number(data_type type, Call call)
{
    switch (type) {
    case data_type::float32:
        return call(float{});
    case data_type::float64:
        return call(double{});
    case data_type::int32:
        return call(std::int32_t{});
    case data_type::int64:
        return call(std::int64_t{});
    case data_type::uint8:
        return call(std::uint8_t{});
    default:
        throw cannot_evaluate{};
    }
}

/// The same for booleans as well, which are bytes.
template <typename Call>
auto with_element(data_type type, Call call)
{
    return with_number(type == data_type::boolean ? data_type::uint8 : type, call);
}

/// A result of one tensor.
template <typename T>
std::vector<tensor> result(data_type type, std::vector<std::int64_t> shape, std::vector<T> elements)
{
    return {tensor::of(type, std::move(shape), std::move(elements))};
}

/// A result of which all elements are one.
template <typename T>
std::vector<tensor> uniform_result(data_type type, std::vector<std::int64_t> shape, T element)
{
    tensor all  = tensor::of(type, std::move(shape), std::vector<T>{element});
    all.uniform = true;
    return {std::move(all)};
}

/// The same bytes in another shape of as many elements.
inline std::vector<tensor> view(tensor value, std::vector<std::int64_t> shape)
{
    if (element_count_of(shape) != element_count_of(value.shape))
        throw cannot_evaluate{};
    value.shape = std::move(shape);
    return {std::move(value)};
}

} // namespace oplift::infer

#endif
