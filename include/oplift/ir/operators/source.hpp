#ifndef OPLIFT_IR_OPERATORS_SOURCE_HPP
#define OPLIFT_IR_OPERATORS_SOURCE_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::ir {

/// A whole number or a floating-point one.
using number = std::variant<std::int64_t, double>;

/// The value of a constant: attributes hold scalars and vectors, a weight holds anything.
using constant_value = std::variant<std::int64_t, double, std::vector<std::int64_t>, std::vector<double>, weight>;

/// A shape that is an attribute and always written, also where the rank is not known.
struct shape_attribute {
    stated_shape value;

    shape_attribute(stated_shape shape = std::nullopt) : value{std::move(shape)} {}
};

/// A tensor that the user feeds.
struct data_input {
    static constexpr std::string_view operator_name = "DataInput";

    shape_attribute shape{}; ///< -1 for the batch; the rank is known
    data_type dtype{};

    static constexpr ir::members<&data_input::shape, &data_input::dtype> members{{"shape", "dtype"}};
};

/// A tensor that never changes. A value of 0 must be a weight: MMdnn's readers take an attribute of 0 for none.
struct constant {
    static constexpr std::string_view operator_name = "Constant";

    constant_value value{};
    std::optional<data_type> dtype{};

    static constexpr ir::members<&constant::value, &constant::dtype> members{{"value", "dtype"}};
};

/// A constant as MMdnn's parsers of other frameworks write it.
struct const_ {
    static constexpr std::string_view operator_name = "Const";

    constant_value value{};
    std::optional<data_type> dtype{};

    static constexpr ir::members<&const_::value, &const_::dtype> members{{"value", "dtype"}};
};

/// A tensor of the given shape whose elements are all `value`.
struct fill {
    static constexpr std::string_view operator_name = "Fill";

    operand shape_tensor{};
    number value{};

    static constexpr ir::members<&fill::shape_tensor, &fill::value> members{{"shape_tensor", "value"}};
};

/// The shape of a tensor, as a vector of integers.
struct shape {
    static constexpr std::string_view operator_name = "Shape";

    operand input{};

    static constexpr ir::members<&shape::input> members{{"input"}};
};

/// Zeros in the shape of the input.
struct zeros_like {
    static constexpr std::string_view operator_name = "ZerosLike";

    operand input{};

    static constexpr ir::members<&zeros_like::input> members{{"input"}};
};

/// Rows of weights [input_dim, output_dim], chosen by indices.
struct embedding {
    static constexpr std::string_view operator_name = "Embedding";

    operand indices{};
    weight weights{};
    std::int64_t input_dim{};
    std::int64_t output_dim{};
    std::optional<std::int64_t> axis{};
    std::optional<bool> mask_zero{};

    static constexpr ir::members<&embedding::indices, &embedding::weights, &embedding::input_dim,
                                 &embedding::output_dim, &embedding::axis, &embedding::mask_zero>
        members{{"indices", "weights", "input_dim", "output_dim", "axis", "mask_zero"}};
};

/// Parts of a tensor along an axis, chosen by indices. The tensor is the first operand or, without it, the weights.
struct gather {
    static constexpr std::string_view operator_name = "Gather";

    std::optional<operand> source{};
    operand indices{};
    std::optional<weight> weights{};
    std::int64_t axis{};

    static constexpr ir::members<&gather::source, &gather::indices, &gather::weights, &gather::axis> members{
        {"source", "indices", "weights", "axis"}};
};

} // namespace oplift::ir

#endif
