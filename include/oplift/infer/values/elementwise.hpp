#ifndef OPLIFT_INFER_VALUES_ELEMENTWISE_HPP
#define OPLIFT_INFER_VALUES_ELEMENTWISE_HPP

#include <oplift/infer/values/evaluation.hpp>
#include <oplift/infer/values/strided_copy.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Integer arithmetic that wraps, as in TensorFlow, by way of the unsigned type.
template <typename T, typename Calculate>
T wrapping(T a, T b, Calculate calculate)
{
    if constexpr (std::is_integral_v<T>) {
        using wide = std::conditional_t<sizeof(T) < 8, std::uint32_t, std::uint64_t>;
        return static_cast<T>(calculate(static_cast<wide>(a), static_cast<wide>(b)));
    } else {
        return calculate(a, b);
    }
}

struct plus {
    template <typename T>
    static T of(T a, T b)
    {
        return wrapping(a, b, [](auto x, auto y) { return x + y; });
    }
};
struct minus {
    template <typename T>
    static T of(T a, T b)
    {
        return wrapping(a, b, [](auto x, auto y) { return x - y; });
    }
};
struct times {
    template <typename T>
    static T of(T a, T b)
    {
        return wrapping(a, b, [](auto x, auto y) { return x * y; });
    }
};

/// Refuses what integer division cannot do.
template <typename T>
void demand_divisible(T a, T b)
{
    if constexpr (std::is_integral_v<T>) {
        if (b == 0)
            throw cannot_evaluate{};
        if constexpr (std::is_signed_v<T>)
            if (b == -1 && a == std::numeric_limits<T>::min())
                throw cannot_evaluate{};
    }
}

/// Div and TruncateDiv: integers are rounded towards zero. RealDiv has no integers.
struct truncated_quotient {
    template <typename T>
    static T of(T a, T b)
    {
        demand_divisible(a, b);
        return static_cast<T>(a / b);
    }
};
struct floored_quotient {
    template <typename T>
    static T of(T a, T b)
    {
        demand_divisible(a, b);
        if constexpr (std::is_floating_point_v<T>)
            return std::floor(a / b);
        else
            return static_cast<T>(a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0));
    }
};
struct floored_remainder {
    template <typename T>
    static T of(T a, T b)
    {
        demand_divisible(a, b);
        if constexpr (std::is_floating_point_v<T>) {
            const T rest = std::fmod(a, b);
            return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
        } else {
            const T rest = static_cast<T>(a % b);
            return rest != 0 && (rest < 0) != (b < 0) ? static_cast<T>(rest + b) : rest;
        }
    }
};
struct truncated_remainder {
    template <typename T>
    static T of(T a, T b)
    {
        demand_divisible(a, b);
        if constexpr (std::is_floating_point_v<T>)
            return std::fmod(a, b);
        else
            return static_cast<T>(a % b);
    }
};
struct larger {
    template <typename T>
    static T of(T a, T b)
    {
        return a < b ? b : a;
    }
};
struct smaller {
    template <typename T>
    static T of(T a, T b)
    {
        return b < a ? b : a;
    }
};
struct squared_difference {
    template <typename T>
    static T of(T a, T b)
    {
        const T difference = minus::of(a, b);
        return times::of(difference, difference);
    }
};
struct power {
    template <typename T>
    static T of(T a, T b)
    {
        if constexpr (std::is_floating_point_v<T>) {
            return std::pow(a, b);
        } else {
            if (b < 0)
                throw cannot_evaluate{};
            T result = 1;
            for (; b > 0; b = static_cast<T>(b / 2)) {
                if (b % 2 != 0)
                    result = times::of(result, a);
                a = times::of(a, a);
            }
            return result;
        }
    }
};

/// Applies `calculate` to two operands, element by element, with broadcasting.
template <typename From, typename To>
std::vector<tensor> map_two(const evaluation& node, data_type type, To (*calculate)(From, From))
{
    tensor a = node.operand(0);
    tensor b = node.operand(1);
    if (a.type != b.type)
        throw cannot_evaluate{};
    auto shape              = broadcast_extents(a.shape, b.shape);
    const std::size_t count = node.count(type, shape);
    if (count > 0 && is_uniform(a) && is_uniform(b))
        return uniform_result<To>(type, std::move(shape), calculate(a.at<From>(0), b.at<From>(0)));
    a                         = broadcast_to(node, a, shape);
    b                         = broadcast_to(node, b, shape);
    const std::int64_t step_a = a.uniform ? 0 : 1;
    const std::int64_t step_b = b.uniform ? 0 : 1;
    std::vector<To> elements(count);
    for (std::size_t i = 0; i < count; ++i)
        elements[i] = calculate(a.at<From>(static_cast<std::int64_t>(i) * step_a),
                                b.at<From>(static_cast<std::int64_t>(i) * step_b));
    return result(type, std::move(shape), std::move(elements));
}

template <typename Operator>
std::vector<tensor> arithmetic(const evaluation& node)
{
    const data_type type = node.operand(0).type;
    return with_number(type, [&]<typename T>(T) { return map_two<T, T>(node, type, &Operator::template of<T>); });
}

template <typename Compare>
std::vector<tensor> comparison(const evaluation& node)
{
    return with_element(node.operand(0).type, [&]<typename T>(T) {
        return map_two<T, std::uint8_t>(node, data_type::boolean,
                                        [](T a, T b) -> std::uint8_t { return Compare{}(a, b); });
    });
}

/// Applies `calculate` to each element of operand 0.
template <typename From, typename To>
std::vector<tensor> map_one(const evaluation& node, data_type type, To (*calculate)(From))
{
    const tensor& a         = node.operand(0);
    const std::size_t count = node.count(type, a.shape);
    if (count > 0 && is_uniform(a))
        return uniform_result<To>(type, a.shape, calculate(a.at<From>(0)));
    std::vector<To> elements(count);
    for (std::size_t i = 0; i < count; ++i)
        elements[i] = calculate(a.at<From>(static_cast<std::int64_t>(i)));
    return result(type, a.shape, std::move(elements));
}

/// A function of floating-point numbers.
template <typename Function>
std::vector<tensor> floating(const evaluation& node)
{
    const data_type type = node.operand(0).type;
    if (type == data_type::float32)
        return map_one<float, float>(node, type, &Function::template of<float>);
    if (type == data_type::float64)
        return map_one<double, double>(node, type, &Function::template of<double>);
    throw cannot_evaluate{};
}

/// A function of any numbers.
template <typename Function>
std::vector<tensor> numeric(const evaluation& node)
{
    return with_number(node.operand(0).type, [&]<typename T>(T) {
        return map_one<T, T>(node, node.operand(0).type, &Function::template of<T>);
    });
}

// clang-format off
struct square_root { template <typename T> static T of(T x) { return std::sqrt(x); } };
struct reciprocal_square_root { template <typename T> static T of(T x) { return T{1} / std::sqrt(x); } };
struct exponential { template <typename T> static T of(T x) { return std::exp(x); } };
struct logarithm { template <typename T> static T of(T x) { return std::log(x); } };
struct reciprocal { template <typename T> static T of(T x) { return T{1} / x; } };
struct sigmoid { template <typename T> static T of(T x) { return T{1} / (T{1} + std::exp(-x)); } };
struct hyperbolic_tangent { template <typename T> static T of(T x) { return std::tanh(x); } };
struct rounded_down { template <typename T> static T of(T x) { return std::floor(x); } };
struct rounded_up { template <typename T> static T of(T x) { return std::ceil(x); } };
/// To the nearest whole number, and to the even one of two.
struct rounded {
    template <typename T> static T of(T x)
    {
        const T down = std::floor(x);
        const T rest = x - down;
        return rest > T(0.5) || (rest == T(0.5) && std::fmod(down, T{2}) != 0) ? down + T{1} : down;
    }
};
struct negative { template <typename T> static T of(T x) { return minus::of(T{0}, x); } };
struct negative_floating { template <typename T> static T of(T x) { return -x; } };
struct magnitude { template <typename T> static T of(T x) { return x < T{0} ? negative::of(x) : x == T{0} ? T{0} : x; } };
struct square { template <typename T> static T of(T x) { return times::of(x, x); } };
struct error_function {
    template <typename T>
    static T of(T x)
    {
        return std::erf(x);
    }
};
struct sine {
    template <typename T>
    static T of(T x)
    {
        return std::sin(x);
    }
};
struct cosine {
    template <typename T>
    static T of(T x)
    {
        return std::cos(x);
    }
};
struct logarithm_of_one_more {
    template <typename T>
    static T of(T x)
    {
        return std::log1p(x);
    }
};
struct exponential_less_one {
    template <typename T>
    static T of(T x)
    {
        return std::expm1(x);
    }
};
struct up_to_six {
    template <typename T>
    static T of(T x)
    {
        return x < T{0} ? T{0} : x > T{6} ? T{6} : x;
    }
};
struct positive_part { template <typename T> static T of(T x) { return x < T{0} ? T{0} : x; } };
struct sign { template <typename T> static T of(T x) { return x > T{0} ? T{1} : x < T{0} ? static_cast<T>(-1) : x; } };
// clang-format on

inline std::vector<tensor> negation(const evaluation& node)
{
    return is_floating(node.operand(0).type) ? floating<negative_floating>(node) : numeric<negative>(node);
}

/// Functions that leave whole numbers as they are.
template <typename Function>
std::vector<tensor> rounding(const evaluation& node)
{
    if (is_integer(node.operand(0).type))
        return {node.operand(0)};
    return floating<Function>(node);
}

struct both {
    bool operator()(std::uint8_t a, std::uint8_t b) const { return a != 0 && b != 0; }
};
struct either {
    bool operator()(std::uint8_t a, std::uint8_t b) const { return a != 0 || b != 0; }
};

template <typename Combine>
std::vector<tensor> logical(const evaluation& node)
{
    if (node.operand(0).type != data_type::boolean)
        throw cannot_evaluate{};
    return map_two<std::uint8_t, std::uint8_t>(
        node, data_type::boolean, [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return Combine{}(a, b); });
}

inline std::vector<tensor> logical_not(const evaluation& node)
{
    if (node.operand(0).type != data_type::boolean)
        throw cannot_evaluate{};
    return map_one<std::uint8_t, std::uint8_t>(node, data_type::boolean,
                                               [](std::uint8_t a) -> std::uint8_t { return a == 0; });
}

/// Cast. A floating-point number that no integer of the new type stands for is not cast, nor is NaN.
template <typename To, typename From>
To cast_element(From x)
{
    if constexpr (std::is_integral_v<To> && std::is_floating_point_v<From>) {
        const auto wide = static_cast<double>(x);
        if (!(wide > static_cast<double>(std::numeric_limits<To>::min()) - 1.0) ||
            !(wide < static_cast<double>(std::numeric_limits<To>::max()) + 1.0))
            throw cannot_evaluate{};
    }
    return static_cast<To>(x);
}

inline std::vector<tensor> cast(const evaluation& node)
{
    const tensor& a      = node.operand(0);
    const data_type type = node.attributes.get("DstT", data_type::invalid);
    if (type == a.type)
        return {a};
    return with_element(a.type, [&]<typename From>(From) {
        if (type == data_type::boolean)
            return map_one<From, std::uint8_t>(node, type, [](From x) -> std::uint8_t { return x != From{0}; });
        return with_number(type, [&]<typename To>(To) {
            return map_one<From, To>(node, type, [](From x) { return cast_element<To>(x); });
        });
    });
}

/// Select: a condition of the operands' shape, a scalar, or one for each row; SelectV2 broadcasts.
template <bool Broadcast>
std::vector<tensor> select(const evaluation& node)
{
    tensor condition  = node.operand(0);
    const tensor& yes = node.operand(1);
    const tensor& no  = node.operand(2);
    if (condition.type != data_type::boolean || yes.type != no.type || (!Broadcast && yes.shape != no.shape))
        throw cannot_evaluate{};
    if (!Broadcast && condition.shape.size() == 1 && yes.shape.size() > 1)
        condition.shape.resize(yes.shape.size(), 1);
    const auto shape = broadcast_extents(broadcast_extents(yes.shape, no.shape), condition.shape);
    if (!Broadcast && shape != yes.shape)
        throw cannot_evaluate{};
    const std::size_t count = node.count(yes.type, shape);
    condition               = broadcast_to(node, condition, shape);
    const tensor first      = broadcast_to(node, yes, shape);
    const tensor second     = broadcast_to(node, no, shape);
    return with_element(yes.type, [&]<typename T>(T) {
        std::vector<T> elements(count);
        for (std::size_t k = 0; k < count; ++k) {
            const auto i = static_cast<std::int64_t>(k);
            elements[k]  = condition.at<std::uint8_t>(i) != 0 ? first.at<T>(i) : second.at<T>(i);
        }
        return result(yes.type, shape, std::move(elements));
    });
}

inline std::vector<tensor> sum_of_all(const evaluation& node)
{
    std::vector<tensor> sum = {node.operand(0)};
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        const tensor pair[] = {sum[0], node.operand(i)};
        sum                 = arithmetic<plus>({node.attributes, pair, node.most_bytes});
    }
    return sum;
}

inline std::vector<tensor> identity(const evaluation& node)
{
    return {node.operand(0)};
}
/// Switch: what the branch that is taken sees.
inline std::vector<tensor> switched(const evaluation& node)
{
    return {node.operand(0), node.operand(0)};
}
inline std::vector<tensor> identities(const evaluation& node)
{
    return {node.operands.begin(), node.operands.end()};
}

/// ZerosLike and OnesLike.
template <int Number>
std::vector<tensor> uniform_like(const evaluation& node)
{
    const tensor& a = node.operand(0);
    node.count(a.type, a.shape);
    return with_element(a.type,
                        [&]<typename T>(T) { return uniform_result<T>(a.type, a.shape, static_cast<T>(Number)); });
}

} // namespace oplift::infer

#endif
