// Rules over rules of the library.
#include "support/test_subject.hpp"
#include <oplift/ir/built_operators.hpp>
#include <oplift/match/cover.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/result_of.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/activation.hpp>
#include <oplift/rules/dense/fully_connected.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

using relu6_rule = unary_rule<"relu6", ir::relu6, real_elements, "Relu6">;
using tensors    = std::vector<tensor_reference>;

/// x relu6(x + 3) / 6
struct hard_swish_over_relu6 {
    static constexpr std::string_view name = "hard_swish_over_relu6";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto gate             = result_of<relu6_rule>.where<"input">(add(x, scalar<"three">));
    static constexpr auto pattern          = div(mul(x, gate), scalar<"six">);
    static auto build(const auto& found) { return tensors{found[x]}; }
};

/// x sigmoid(dense(relu(dense(mean of x over height and width)))), one gate for each channel
struct squeeze_and_excite {
    static constexpr std::string_view name = "squeeze_and_excite";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto squeeze_layer =
        named<"squeeze_layer">(result_of<fully_connected>.where<"x">(mean(x, integers<"axes">)));
    static constexpr auto excite_layer =
        named<"excite_layer">(result_of<fully_connected>.where<"x">(relu(squeeze_layer)));
    static constexpr auto pattern    = mul(x, reshape(sigmoid(excite_layer), tensor<"shape">));
    static constexpr auto conditions = condition<"there is a gate for each channel">([](const auto& found) {
        const auto weights = found_in(found, excite_layer)[fully_connected::weights];
        return found.rank(found[x]) == 4 && found.shape(found[x])->back().stated() == weights.shape().back();
    });
    static auto build(const auto& found)
    {
        return tensors{found[x], found_in(found, squeeze_layer).tensor_of(fully_connected::weights),
                       found_in(found, excite_layer).tensor_of(fully_connected::weights)};
    }
};

constexpr auto table = make_rule_table<tensors>(oplift::rules<hard_swish_over_relu6, squeeze_and_excite>);

/// What is built at r, or why nothing is.
std::string built(const std::string& text)
{
    const test_subject graph{text, {"r"}};
    const auto covering =
        coverer<tensors>{graph.view(), table, [](const tensors& inputs) { return inputs; }}.cover(graph.outputs());
    return covering.operators.empty() ? covering.gaps.at(0).reason : graph.names(covering.operators[0].result);
}

} // namespace
} // namespace oplift::rule

using oplift::rule::built;

TEST_CASE("hard swish is recognised by the library's rule for Relu6")
{
    const auto graph = [](const std::string& type) {
        return "x = Placeholder() shape=<?,8> dtype=" + type + "\nthree = Const() value=float32<>{3}\n" +
               "six = Const() value=float32<>{6}\na = Add(x, three) dtype=" + type + "\ng = Relu6(a) dtype=" + type +
               "\nm = Mul(x, g)\nr = RealDiv(m, six)";
    };
    CHECK(built(graph("float32")) == "x");
    CHECK(built(graph("bool")) == "at 'r' (RealDiv): this does not hold: relu6: the elements are real numbers");
}

TEST_CASE("squeeze-and-excite is recognised by the library's rule for dense layers")
{
    const auto graph = [](const std::string& units) {
        return "x = Placeholder() shape=<?,7,7,8> dtype=float32\naxes = Const() value=int32<2>{1,2}\n"
               "v = VariableV2() shape=<8,2>\nw = VariableV2() shape=<2," +
               units + ">\nb = VariableV2() shape=<" + units +
               ">\nhow = Const() value=int32<4>{-1,1,1,8}\np = Mean(x, axes)\nd = MatMul(p, v) shape=<?,2>\n"
               "a = Relu(d)\ne = MatMul(a, w) shape=<?," +
               units + ">\nf = BiasAdd(e, b) shape=<?," + units +
               ">\ng = Sigmoid(f)\ns = Reshape(g, how)\nr = Mul(s, x)";
    };
    CHECK(built(graph("8")) == "x v w");
    CHECK(built(graph("4")) == "at 'r' (Mul): this does not hold: there is a gate for each channel");
}
