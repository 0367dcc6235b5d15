#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <meaning/kernels.hpp>
#include <utility>

namespace oplift::test::meaning::kernels {

namespace {

struct named_unary {
    std::string_view name;
    unary_function function;
    bool integers = false;
};

double rounded_to_even(double x)
{
    const double down = std::floor(x), rest = x - down;
    if (rest != 0.5)
        return rest < 0.5 ? down : down + 1;
    return std::fmod(down, 2) == 0 ? down : down + 1;
}

constexpr double selu_scale = 1.0507009873554804934193349852946;
constexpr double selu_alpha = 1.6732632423543772848170429916717;

const named_unary unaries[] = {
    {"Abs", [](double x) { return std::abs(x); }, true},
    {"Square", [](double x) { return x * x; }, true},
    {"Neg", [](double x) { return -x; }, true},
    {"Sign", [](double x) { return x > 0   ? 1.0
                                   : x < 0 ? -1.0
                                           : x; }, true},
    {"Relu", [](double x) { return x < 0 ? 0.0 : x; }, true},
    {"Relu6", [](double x) { return x < 0   ? 0.0
                                    : x > 6 ? 6.0
                                            : x; }, true},
    {"Round", rounded_to_even, true},
    {"Rint", rounded_to_even},
    {"Exp", [](double x) { return std::exp(x); }},
    {"Log", [](double x) { return std::log(x); }},
    {"Sqrt", [](double x) { return std::sqrt(x); }},
    {"Rsqrt", [](double x) { return 1 / std::sqrt(x); }},
    {"Reciprocal", [](double x) { return 1 / x; }},
    {"Inv", [](double x) { return 1 / x; }},
    {"Floor", [](double x) { return std::floor(x); }},
    {"Ceil", [](double x) { return std::ceil(x); }},
    {"Sin", [](double x) { return std::sin(x); }},
    {"Cos", [](double x) { return std::cos(x); }},
    {"Erf", [](double x) { return std::erf(x); }},
    {"Sigmoid", [](double x) { return 1 / (1 + std::exp(-x)); }},
    {"Tanh", [](double x) { return std::tanh(x); }},
    {"Softplus", [](double x) { return std::log(1 + std::exp(x)); }},
    {"Softsign", [](double x) { return x / (1 + std::abs(x)); }},
    {"Elu", [](double x) { return x > 0 ? x : std::exp(x) - 1; }},
    {"Selu", [](double x) { return selu_scale * (x > 0 ? x : selu_alpha * (std::exp(x) - 1)); }},
};

double divided_down(double a, double b)
{
    return std::floor(a / b);
}
double remainder_of_down(double a, double b)
{
    return a - std::floor(a / b) * b;
}

struct named_binary {
    enum class domain { numbers, floating, comparison, logical };
    std::string_view name;
    binary_function function;
    domain of = domain::numbers;
};
using enum named_binary::domain;

const named_binary binaries[] = {
    {"Add", [](double a, double b) { return a + b; }},
    {"AddV2", [](double a, double b) { return a + b; }},
    {"Sub", [](double a, double b) { return a - b; }},
    {"Mul", [](double a, double b) { return a * b; }},
    {"RealDiv", [](double a, double b) { return a / b; }, floating},
    {"Maximum", [](double a, double b) { return a < b ? b : a; }},
    {"Minimum", [](double a, double b) { return b < a ? b : a; }},
    {"Pow", [](double a, double b) { return std::pow(a, b); }},
    {"SquaredDifference", [](double a, double b) { return (a - b) * (a - b); }},
    {"FloorDiv", divided_down},
    {"FloorMod", remainder_of_down},
    {"Greater", [](double a, double b) { return a > b ? 1.0 : 0.0; }, comparison},
    {"GreaterEqual", [](double a, double b) { return a >= b ? 1.0 : 0.0; }, comparison},
    {"Less", [](double a, double b) { return a < b ? 1.0 : 0.0; }, comparison},
    {"LessEqual", [](double a, double b) { return a <= b ? 1.0 : 0.0; }, comparison},
    {"Equal", [](double a, double b) { return a == b ? 1.0 : 0.0; }, comparison},
    {"NotEqual", [](double a, double b) { return a != b ? 1.0 : 0.0; }, comparison},
    {"LogicalAnd", [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; }, logical},
    {"LogicalOr", [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; }, logical},
};

const named_unary* find_unary(std::string_view name)
{
    const auto* found = std::ranges::find(unaries, name, &named_unary::name);
    return found == std::end(unaries) ? nullptr : found;
}
const named_binary* find_binary(std::string_view name)
{
    const auto* found = std::ranges::find(binaries, name, &named_binary::name);
    return found == std::end(binaries) ? nullptr : found;
}

} // namespace

unary_function unary_named(std::string_view name)
{
    const named_unary* found = find_unary(name);
    return found ? found->function : nullptr;
}

bool takes_integers(std::string_view unary_name)
{
    const named_unary* found = find_unary(unary_name);
    return found && found->integers;
}

array unary(std::string_view name, const array& x)
{
    const named_unary* found = find_unary(name);
    demand(found && (is_floating(x.type) || (found->integers && is_integer(x.type))),
           "a function of floating-point numbers has other operands");
    array result = x;
    for (double& element : result.elements)
        element = stored_as(x.type, found->function(element));
    return result;
}

bool is_binary(std::string_view name)
{
    return find_binary(name) != nullptr;
}

extents broadcast_shape(const extents& a, const extents& b)
{
    const std::size_t rank = std::max(a.size(), b.size());
    extents shape(rank, 1);
    for (std::size_t i = 0; i < rank; ++i) {
        const std::int64_t of_a = i < a.size() ? a[a.size() - 1 - i] : 1, of_b = i < b.size() ? b[b.size() - 1 - i] : 1;
        demand(of_a == of_b || of_a == 1 || of_b == 1, "operands cannot be broadcast");
        shape[rank - 1 - i] = of_a == 1 ? of_b : of_a;
    }
    return shape;
}

array broadcast(const array& x, const extents& shape)
{
    demand(broadcast_shape(x.shape, shape) == shape, "an operand cannot be broadcast");
    return tabulated(x.type, shape, [&](const extents& place) {
        extents from(place.end() - std::ssize(x.shape), place.end());
        for (std::size_t i = 0; i < from.size(); ++i)
            if (x.shape[i] == 1)
                from[i] = 0;
        return x.at(from);
    });
}

array binary(std::string_view name, const array& a, const array& b)
{
    const named_binary* found = find_binary(name);
    demand(found && a.type == b.type, "the operands have different types");
    const bool is_bool = a.type == data_type::boolean;
    switch (found->of) {
    case numbers:
        demand(!is_bool, "truth values are no numbers");
        break;
    case floating:
        demand(is_floating(a.type), "a function of floating-point numbers has other operands");
        break;
    case comparison:
        demand(!is_bool || name.ends_with("Equal"), "truth values have no order");
        break;
    case logical:
        demand(is_bool, "a logical function has other operands than truth values");
        break;
    }
    const extents shape  = broadcast_shape(a.shape, b.shape);
    const array left     = broadcast(a, shape);
    const array right    = broadcast(b, shape);
    const data_type type = found->of == comparison || found->of == logical ? data_type::boolean : a.type;
    array result{type, shape, {}};
    for (std::size_t i = 0; i < left.elements.size(); ++i) {
        const bool divides = name == "FloorDiv" || name == "FloorMod";
        demand(!is_integer(a.type) || !divides || right.elements[i] != 0, "an integer is divided by zero");
        demand(!is_integer(a.type) || name != "Pow" || right.elements[i] >= 0, "an integer has a negative exponent");
        result.elements.push_back(stored_as(type, found->function(left.elements[i], right.elements[i])));
    }
    return result;
}

array cast(const array& x, data_type type)
{
    array result{type, x.shape, {}};
    for (double element : x.elements) {
        if (is_integer(type) && is_floating(x.type)) {
            demand(std::abs(element) < 1e9, "a number that is cast is too large");
            element = std::trunc(element);
            demand(type != data_type::uint8 || element >= 0, "a negative number is cast to an unsigned type");
        }
        result.elements.push_back(stored_as(type, element));
    }
    return result;
}

array select(array condition, const array& chosen, const array& otherwise, bool by_row)
{
    demand(condition.type == data_type::boolean && chosen.type == otherwise.type,
           "a choice has operands of other types");
    if (by_row) {
        demand(chosen.shape == otherwise.shape, "alternatives have different shapes");
        if (condition.rank() == 1 && chosen.rank() > 1)
            condition.shape.resize(chosen.rank(), 1);
        demand(condition.rank() == 0 || condition.shape == chosen.shape ||
                   (condition.rank() == chosen.rank() && condition.shape[0] == chosen.shape[0] &&
                    count_of(condition.shape) == condition.shape[0]),
               "a condition has another shape");
    }
    const extents shape = broadcast_shape(broadcast_shape(chosen.shape, otherwise.shape), condition.shape);
    condition           = broadcast(condition, shape);
    const array yes     = broadcast(chosen, shape);
    array result        = broadcast(otherwise, shape);
    for (std::size_t i = 0; i < result.elements.size(); ++i)
        if (condition.elements[i] != 0)
            result.elements[i] = yes.elements[i];
    return result;
}

array reduce(std::string_view name, const array& x, const std::vector<std::int64_t>& axes, bool keep)
{
    const bool is_logical = name == "All" || name == "Any";
    demand(is_logical == (x.type == data_type::boolean), "a reduction has operands of another type");
    demand(name != "Mean" || is_floating(x.type), "a mean of integers");
    std::vector<bool> gone(x.rank(), false);
    for (const std::int64_t axis : axes) {
        demand(!gone[axis_of(axis, x.rank())], "an axis is named twice");
        gone[axis_of(axis, x.rank())] = true;
    }
    extents shape = x.shape;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (gone[i])
            shape[i] = 1;
    const double infinity = std::numeric_limits<double>::infinity();
    double first          = 0;
    if (name == "Prod" || name == "All")
        first = 1;
    else if (name == "Max")
        first = -infinity;
    else if (name == "Min")
        first = infinity;
    array result = tabulated(x.type, shape, [&](const extents&) { return first; });
    for_each_place(x.shape, [&](const extents& place) {
        std::int64_t position = 0;
        for (std::size_t i = 0; i < place.size(); ++i)
            position = position * shape[i] + (gone[i] ? 0 : place[i]);
        double& sum          = result.elements[static_cast<std::size_t>(position)];
        const double element = x.at(place);
        if (name == "Sum" || name == "Mean")
            sum += element;
        else if (name == "Prod")
            sum *= element;
        else if (name == "Max")
            sum = std::max(sum, element);
        else if (name == "Min")
            sum = std::min(sum, element);
        else if (name == "All")
            sum = sum != 0 && element != 0;
        else
            sum = sum != 0 || element != 0;
    });
    const double combined = static_cast<double>(count_of(x.shape)) / static_cast<double>(count_of(shape));
    extents left;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (!gone[i])
            left.push_back(shape[i]);
    for (double& element : result.elements)
        element = stored_as(x.type, name == "Mean" ? element / combined : element);
    if (!keep)
        result.shape = left;
    return result;
}

array arg_max(const array& x, std::int64_t axis, bool largest)
{
    const std::size_t along = axis_of(axis, x.rank());
    extents shape           = x.shape;
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(along));
    demand(x.shape[along] > 0, "there is nothing to choose from");
    return tabulated(data_type::int64, shape, [&](const extents& place) {
        extents from = place;
        from.insert(from.begin() + static_cast<std::ptrdiff_t>(along), 0);
        std::int64_t best = 0;
        double best_value = x.at(from);
        for (std::int64_t i = 1; i < x.shape[along]; ++i) {
            from[along] = i;
            if (largest ? x.at(from) > best_value : x.at(from) < best_value) {
                best       = i;
                best_value = x.at(from);
            }
        }
        return static_cast<double>(best);
    });
}

} // namespace oplift::test::meaning::kernels
