#ifndef OPLIFT_INFER_OPERATION_HPP
#define OPLIFT_INFER_OPERATION_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/infer/symbols.hpp>
#include <oplift/infer/tensor_facts.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/variable_source.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Integer tensors of more elements than this take no part in shape arithmetic.
constexpr std::int64_t most_elements = 64;

/// What a shape function throws where a node cannot be as it is; the sentence goes into an obstacle.
struct contradiction {
    std::string reason;
};

/// A contradiction: an operand is missing. Where all are, the node is an input that was cut off from them.
struct missing_operand : contradiction {};

/// A shape as messages show it: <?,224,224,3>, or <*> for an unknown rank.
inline std::string text_of(const symbolic_shape& shape)
{
    if (!shape)
        return "<*>";
    std::string text = "<";
    for (const dimension d : *shape)
        text += (text.size() > 1 ? "," : "") + (d.known() ? std::to_string(d.coefficient) : std::string{"?"});
    return text + ">";
}

/// The integers of a tensor of int32, int64, uint8, int8 or int16; nothing for other types and for large tensors.
inline std::optional<std::vector<std::int64_t>> integers_of(const tensor& value)
{
    const auto count = element_count_of(value.shape);
    if (!count || *count > most_elements)
        return std::nullopt;
    std::vector<std::int64_t> result;
    for (std::int64_t i = 0; i < *count; ++i)
        switch (value.type) {
        case data_type::int32:
            result.push_back(value.at<std::int32_t>(i));
            break;
        case data_type::int64:
            result.push_back(value.at<std::int64_t>(i));
            break;
        case data_type::uint8:
            result.push_back(value.at<std::uint8_t>(i));
            break;
        case data_type::int8:
            result.push_back(value.at<std::int8_t>(i));
            break;
        case data_type::int16:
            result.push_back(value.at<std::int16_t>(i));
            break;
        default:
            return std::nullopt;
        }
    return result;
}

/// An operand as a shape function sees it.
struct operand_view {
    const tensor_facts* facts = nullptr;
    const tensor* value       = nullptr; ///< the value of a small constant, or null
};

/// A node as a shape function sees it. The function fills `outputs`, of which there is one when it begins, with the
/// type that the attributes state.
struct operation {
    std::string_view name;
    const attribute_map& attributes;
    std::span<const operand_view> operands;
    const variable_source* variables; ///< may be null
    symbol_source& symbols;
    std::vector<tensor_facts>& outputs;
    /// How many outputs there are where that is more than `outputs` holds; the last of those then stands for the rest.
    std::uint32_t output_count = 0;
    /// Stands for an output_count that is as large as the graph uses.
    static constexpr std::uint32_t any_number = 0xffffffffu;
    /// Operators with more outputs are refused.
    static constexpr std::int64_t most_outputs = 65536;

    const tensor_facts& operand(std::size_t i) const
    {
        if (i >= operands.size())
            throw missing_operand{{"it has " + std::to_string(operands.size()) +
                                   " operands, but its operator needs at least " + std::to_string(i + 1)}};
        return *operands[i].facts;
    }
    const symbolic_shape& shape(std::size_t i) const { return operand(i).shape; }

    /// The elements of an operand in shape arithmetic, where all of them are known numbers.
    std::optional<std::vector<std::int64_t>> integers(std::size_t i) const
    {
        const tensor_facts& facts = operand(i);
        if (facts.elements) {
            std::vector<std::int64_t> numbers;
            for (const dimension d : *facts.elements)
                if (d.known())
                    numbers.push_back(d.coefficient);
                else
                    return std::nullopt;
            return numbers;
        }
        return operands[i].value ? integers_of(*operands[i].value) : std::nullopt;
    }

    /// The only element of an operand, where it is a known number.
    std::optional<std::int64_t> integer(std::size_t i) const
    {
        const auto numbers = integers(i);
        return numbers && numbers->size() == 1 ? std::optional{numbers->front()} : std::nullopt;
    }

    template <typename T>
    T attribute(std::string_view attribute_name, T otherwise) const
    {
        return attributes.get<T>(attribute_name, std::move(otherwise));
    }

    /// A list of integers, which an empty list of any type is too.
    std::vector<std::int64_t> integer_list(std::string_view attribute_name) const
    {
        return attribute<std::vector<std::int64_t>>(attribute_name, {});
    }

    /// An axis counted from either end, as an index below `rank`.
    static std::size_t axis(std::int64_t stated, std::size_t rank)
    {
        const auto size = static_cast<std::int64_t>(rank);
        if (stated < -size || stated >= size)
            throw contradiction{"its axis " + std::to_string(stated) + " does not exist in a tensor of rank " +
                                std::to_string(rank)};
        return static_cast<std::size_t>(stated < 0 ? stated + size : stated);
    }

    /// Demands the rank of an operand's shape, if it is known.
    void demand_rank(std::size_t i, std::size_t rank) const
    {
        if (shape(i) && shape(i)->size() != rank)
            throw contradiction{"its operand " + std::to_string(i) + " has the shape " + text_of(shape(i)) +
                                ", but must be of rank " + std::to_string(rank)};
    }

    /// A shape of unknown extents.
    std::vector<dimension> unknown(std::size_t rank)
    {
        std::vector<dimension> result;
        for (std::size_t i = 0; i < rank; ++i)
            result.push_back(symbols.fresh());
        return result;
    }

    /// A shape from an attribute or from a file: -1 becomes an unknown extent.
    static symbolic_shape shape_from(const stated_shape& stated, symbol_source& symbols)
    {
        if (!stated)
            return std::nullopt;
        std::vector<dimension> result;
        for (const std::int64_t value : *stated)
            result.push_back(value < 0 ? symbols.fresh() : extent(value));
        return result;
    }
    symbolic_shape shape_from(const stated_shape& stated) { return shape_from(stated, symbols); }

    /// One extent that two tensors must share.
    static dimension same(dimension a, dimension b, std::string_view what)
    {
        if (a.known() && b.known() && a.coefficient != b.coefficient)
            throw contradiction{std::string{what} + " is " + std::to_string(a.coefficient) + " in one operand and " +
                                std::to_string(b.coefficient) + " in another"};
        return a.known() || !b.known() ? a : b;
    }

    /// One shape that two tensors must share.
    static symbolic_shape same(const symbolic_shape& a, const symbolic_shape& b)
    {
        if (!a || !b)
            return a ? a : b;
        if (a->size() != b->size())
            throw contradiction{"its operands have the shapes " + text_of(a) + " and " + text_of(b) +
                                ", which must be equal"};
        std::vector<dimension> result;
        for (std::size_t i = 0; i < a->size(); ++i)
            result.push_back(same((*a)[i], (*b)[i], "extent " + std::to_string(i)));
        return result;
    }

    /// The shape that numpy's broadcasting makes of two.
    symbolic_shape broadcast(const symbolic_shape& a, const symbolic_shape& b)
    {
        if (!a || !b)
            return std::nullopt;
        const auto& longer            = a->size() >= b->size() ? *a : *b;
        const auto& shorter           = a->size() >= b->size() ? *b : *a;
        std::vector<dimension> result = longer;
        const std::size_t lead        = longer.size() - shorter.size();
        for (std::size_t i = 0; i < shorter.size(); ++i) {
            const dimension x = longer[lead + i];
            const dimension y = shorter[i];
            if (x == y || y == extent(1))
                continue;
            if (x == extent(1))
                result[lead + i] = y;
            else if (x.known() && y.known())
                throw contradiction{"its operands have the shapes " + text_of(a) + " and " + text_of(b) +
                                    ", which do not go together"};
            else if (y.known())
                result[lead + i] = y;
            else if (!x.known())
                result[lead + i] = symbols.fresh();
        }
        return result;
    }
};

/// What an operator says of its outputs.
using shape_function = void (*)(operation&);

/// Where the constancy of an operator's outputs comes from.
enum class constancy_rule : std::uint8_t {
    of_operands, ///< the least of its operands'; varying if it has none
    varying,     ///< random, stateful, or an input
    stated,      ///< the shape function sets it
};

/// A line of the table of shape functions.
struct shape_rule {
    std::string_view name;
    shape_function function;
    constancy_rule rule = constancy_rule::of_operands;
};

} // namespace oplift::infer

#endif
