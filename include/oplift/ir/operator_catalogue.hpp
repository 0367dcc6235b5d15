#ifndef OPLIFT_IR_OPERATOR_CATALOGUE_HPP
#define OPLIFT_IR_OPERATOR_CATALOGUE_HPP

#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/ir/operators.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/weights/weight.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::ir {

/// All operators of the IR.
inline constexpr auto all_operators = boost::hana::tuple_t<
    // source
    data_input, constant, const_, fill, shape, zeros_like, embedding, gather,
    // convolution
    convolution, depthwise_convolution, transposed_convolution, separable_convolution, fully_connected,
    matrix_multiplication,
    // pooling
    pool, resize_bilinear, resize_nearest_neighbor, up_sampling_2d,
    // normalization
    batch_normalization, instance_normalization, scale, local_response_normalization, dropout,
    // activation
    relu, relu6, sigmoid, tanh, selu, softplus, softsign, swish, crelu, elu, leaky_relu, p_relu, softmax, log_softmax,
    // elementwise
    abs, ceil, cos, erf, exp, floor, log, logical_not, negative, reciprocal, round, rsqrt, sign, sin, sqrt, square,
    divide, real_divide, floor_divide, power, squared_difference, maximum, minimum, maxmum, greater, greater_equal,
    less, less_equal, equal, not_equal, logical_and, logical_or, add, subtract, multiply, add_n, select, cast,
    // reduction
    reduce_all, reduce_any, reduce_max, reduce_mean, reduce_min, reduce_prod, reduce_sum, arg_max,
    // arrangement
    concat, split, unstack, pack, slice, reshape, flatten, squeeze, unsqueeze, transpose, tile, pad, crop,
    space_to_depth, depth_to_space, space_to_batch_nd, batch_to_space_nd>;

/// What a record of an operator has to look like, as its typed form says.
struct operator_description {
    std::size_t least_inputs = 0;
    std::size_t most_inputs  = 0;
    bool several_outputs     = false;       ///< inputs from it are spelled "name:N"
    std::vector<std::string_view> required; ///< each is an attribute or a weight
    std::vector<std::string_view> weights;  ///< weights that it may have
};

namespace detail {

template <typename T>
inline constexpr bool holds_weight = false;
template <>
inline constexpr bool holds_weight<weight> = true;
template <typename... Alternatives>
inline constexpr bool holds_weight<std::variant<Alternatives...>> = (holds_weight<Alternatives> || ...);

template <typename T>
struct describe_member {
    static void add(std::string_view name, operator_description& to, bool required)
    {
        if constexpr (std::is_same_v<T, operand>) {
            ++to.most_inputs;
            to.least_inputs += required;
        } else if constexpr (std::is_same_v<T, std::vector<operand>>) {
            to.most_inputs = std::numeric_limits<std::size_t>::max();
        } else {
            if (required)
                to.required.push_back(name);
            if (holds_weight<T>)
                to.weights.push_back(name);
        }
    }
};
template <typename T>
struct describe_member<std::optional<T>> {
    static void add(std::string_view name, operator_description& to, bool) { describe_member<T>::add(name, to, false); }
};
template <fixed_string Attribute>
struct describe_member<flagged_weight<Attribute>> {
    static void add(std::string_view name, operator_description& to, bool)
    {
        to.required.push_back(Attribute.view());
        to.weights.push_back(name);
    }
};

struct member_describer {
    operator_description description;

    template <typename T>
    void operator()(std::string_view name, const T&)
    {
        describe_member<T>::add(name, description, true);
    }
};

template <typename Operator>
operator_description describe()
{
    member_describer describe_members;
    for_each_member(Operator{}, describe_members);
    operator_description description = std::move(describe_members.description);
    if constexpr (requires { Operator::least_inputs; })
        description.least_inputs = Operator::least_inputs;
    if constexpr (requires { Operator::several_outputs; })
        description.several_outputs = Operator::several_outputs;
    return description;
}

} // namespace detail

namespace detail {

inline std::map<std::string_view, operator_description>& catalogue()
{
    static std::map<std::string_view, operator_description> entries = [] {
        std::map<std::string_view, operator_description> all;
        boost::hana::for_each(all_operators, [&](auto type) {
            using op = typename decltype(type)::type;
            all.emplace(op::operator_name, detail::describe<op>());
        });
        return all;
    }();
    return entries;
}

} // namespace detail

/// Makes an operator of the user's own known to those who check, write and read an IR. To be called before any of them,
/// at the start of the program: the catalogue is not guarded against use by several threads. Returns false if there is
/// an operator of that name already, which then stays.
template <typename Operator>
bool add_to_catalogue()
{
    return detail::catalogue().emplace(Operator::operator_name, detail::describe<Operator>()).second;
}

/// The description of the operator that the IR calls `operator_name`, or null.
inline const operator_description* find_operator(std::string_view operator_name)
{
    const auto& catalogue = detail::catalogue();
    const auto found      = catalogue.find(operator_name);
    return found == catalogue.end() ? nullptr : &found->second;
}

/// No operator has, and no model gives, more outputs: a larger number is a mistake, and would take memory.
inline constexpr std::size_t most_outputs = 1 << 16;

/// How many outputs an operator has: more than one for Split and Unstack alone, whose attributes tell the number.
inline std::size_t output_count(const record& op)
{
    const operator_description* description = find_operator(op.operator_name);
    if (description && description->several_outputs)
        for (const auto& [name, value] : op.attributes)
            if (name == "split" || name == "num") {
                if (const auto* extents = value.get_if<std::vector<std::int64_t>>())
                    return extents->size();
                if (const auto* count = value.get_if<std::int64_t>(); count && *count > 0)
                    return static_cast<std::size_t>(*count);
            }
    return 1;
}

} // namespace oplift::ir

#endif
