#include "support/test_subject.hpp"
#include <oplift/graph/attribute.hpp>
#include <oplift/match/explain.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct word {
    std::string text;
};

/// relu(x w + b)
struct dense {
    static constexpr std::string_view name = "dense";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto w                = weight<"w">;
    static constexpr auto b                = weight<"b">;
    static constexpr auto pattern          = relu(add(matmul(x, w), b));
    static constexpr auto conditions =
        condition<"x has two axes">([](const auto& found) { return found.rank(found[x]) == 2; }) &
        condition<"there is a bias for each column of the filter">([](const auto& found) {
            return found.shape(found.tensor_of(b))->back() == found.shape(found.tensor_of(w))->back();
        });
    static auto build(const auto&) { return word{name.data()}; }
};

struct one_relu {
    static constexpr std::string_view name = "relu";
    static constexpr auto pattern          = relu(tensor<"x">);
    static auto build(const auto&) { return word{name.data()}; }
};

/// relu(abs(neg(x)))
struct three_nodes {
    static constexpr std::string_view name = "three_nodes";
    static constexpr auto pattern          = relu(abs(neg(tensor<"x">)));
    static auto build(const auto&) { return word{name.data()}; }
};

/// max(x, alpha x)
struct leaky {
    static constexpr std::string_view name = "leaky";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto alpha            = scalar<"alpha">;
    static constexpr auto pattern          = maximum(x, mul(x, alpha));
    static constexpr auto conditions =
        condition<"alpha is less than 1">([](const auto& found) { return found[alpha] < 1; });
    static auto build(const auto&) { return word{name.data()}; }
};

struct same_convolution {
    static constexpr std::string_view name = "same_convolution";
    static constexpr auto pattern =
        relu(conv2d(tensor<"x">, weight<"filter">).with<"padding", "SAME">().with<"use_cudnn_on_gpu", true>());
    static auto build(const auto&) { return word{name.data()}; }
};

struct second_axis {
    static constexpr std::string_view name = "second_axis";
    static constexpr auto pattern          = relu(pack(tensor<"x">, tensor<"y">).with<"axis", 1>());
    static auto build(const auto&) { return word{name.data()}; }
};

struct channels_last {
    static constexpr std::string_view name = "channels_last";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = conv2d(x, weight<"filter">);
    static constexpr auto conditions       = condition<"the layout is NHWC">(
        [](const auto& found) { return found.attribute(found.root(), "data_format", std::string{"NHWC"}) == "NHWC"; });
    static auto build(const auto&) { return word{name.data()}; }
};

struct summed {
    static constexpr std::string_view name = "summed";
    static constexpr auto pattern          = sum(unpack(tensor<"x">).output<1>(), integers<"axes">);
    static auto build(const auto&) { return word{name.data()}; }
};

struct joined {
    static constexpr std::string_view name = "joined";
    static constexpr auto pieces           = each<"pieces">(relu(tensor<"x">));
    static constexpr auto pattern          = concat(pieces, integers<"axis">);
    static constexpr auto conditions       = condition<"the pieces have two axes">([](const auto& found) {
        for (const tensor_reference piece : found[pieces])
            if (found.rank(piece) != 2)
                return false;
        return true;
    });
    static auto build(const auto&) { return word{name.data()}; }
};

} // namespace
} // namespace oplift::rule

namespace {

namespace rule = oplift::rule;
using oplift::rule::word;

template <typename Rule>
std::string explained(const std::string& text, const std::string& node)
{
    static constexpr auto table = oplift::make_rule_table<word>(oplift::rules<Rule>);
    const test_subject graph{text, {node}};
    return text_of(graph.view(), oplift::explain(table.entries[0], graph.view(), graph[node].node));
}

const std::string parameters = "x = Placeholder() shape=<?,2>\nw = VariableV2() shape=<2,3>\n"
                               "b = VariableV2() shape=<3>\n";
const std::string layer      = parameters + "m = MatMul(x, w)\ns = Add(b, m)\nr = Relu(s)\n";

} // namespace

TEST_CASE("a rule that matches tells what it covers and what it captured")
{
    CHECK(explained<rule::dense>(layer, "r") ==
          R"(dense matches at 'r' (Relu): it covers 'r' (Relu), 's' (Add), 'm' (MatMul)
    'x' is 'x' (Placeholder), float32 <?,2>
    'w' is 'w' (VariableV2), float32 <2,3>
    'b' is 'b' (VariableV2), float32 <3>
)");
}

TEST_CASE("an operand that is another operator is named by its place, with what it is")
{
    CHECK(
        explained<rule::dense>(parameters + "m = Abs(x) shape=<?,2>\ns = Add(b, m)\nr = Relu(s)", "r") ==
        R"(dense does not match at 'r' (Relu): operand 1 of 's' (Add) should be MatMul, and is 'b' (VariableV2), float32 <3>
    what fits: 'r' (Relu), 's' (Add)
)");
    CHECK(
        explained<rule::three_nodes>("x = Placeholder()\na = Abs(x)\nr = Relu(a)", "r") ==
        R"(three_nodes does not match at 'r' (Relu): operand 1 of 'a' (Abs) should be Neg, and is 'x' (Placeholder), float32 of unknown shape
    what fits: 'r' (Relu), 'a' (Abs)
)");
}

TEST_CASE("a rule that begins with another operator says with which")
{
    CHECK(explained<rule::dense>(layer, "s") == "dense does not match at 's' (Add): the rule begins with Relu\n");
}

TEST_CASE("a condition that fails is told with the values of what it looked at")
{
    CHECK(explained<rule::dense>("x = Placeholder() shape=<?,4,2>\nw = VariableV2() shape=<2,3>\n"
                                 "b = VariableV2() shape=<3>\nm = MatMul(x, w)\ns = Add(m, b)\nr = Relu(s)",
                                 "r") ==
          R"(dense does not match at 'r' (Relu): the pattern fits, but this does not hold: x has two axes
    'x' is 'x' (Placeholder), float32 <?,4,2>
    it would cover 'r' (Relu), 's' (Add), 'm' (MatMul)
)");
    CHECK(
        explained<rule::dense>("x = Placeholder() shape=<?,2>\nw = VariableV2() shape=<2,3>\n"
                               "b = VariableV2() shape=<1>\nm = MatMul(x, w)\ns = Add(m, b)\nr = Relu(s)",
                               "r") ==
        R"(dense does not match at 'r' (Relu): the pattern fits, but this does not hold: there is a bias for each column of the filter
    'w' is 'w' (VariableV2), float32 <2,3>
    'b' is 'b' (VariableV2), float32 <1>
    it would cover 'r' (Relu), 's' (Add), 'm' (MatMul)
)");
    CHECK(explained<rule::leaky>("x = Placeholder()\na = Const() value=float32<>{1.5}\nm = Mul(a, x)\n"
                                 "r = Maximum(m, x)",
                                 "r") ==
          R"(leaky does not match at 'r' (Maximum): the pattern fits, but this does not hold: alpha is less than 1
    'alpha' is 'a' (Const), float32 <> = 1.5
    it would cover 'r' (Maximum), 'm' (Mul)
)");
}

TEST_CASE("a condition on attributes is told with the attributes")
{
    CHECK(explained<rule::channels_last>("x = Placeholder() shape=<?,3,8,8>\nf = VariableV2() shape=<3,3,3,4>\n"
                                         "c = Conv2D(x, f) T=float32 data_format=\"NCHW\" strides=[1,1,2,2]",
                                         "c") ==
          R"(channels_last does not match at 'c' (Conv2D): the pattern fits, but this does not hold: the layout is NHWC
    'x' is 'x' (Placeholder), float32 <?,3,8,8>
    'filter' is 'f' (VariableV2), float32 <3,3,3,4>
    'c' (Conv2D) has data_format=NCHW, strides=[1,1,2,2]
)");
}

TEST_CASE("a condition on operands of any number tells which of them it looked at")
{
    CHECK(explained<rule::joined>("x = Placeholder()\nr = Relu(x) shape=<?,3>\nq = Relu(x) shape=<3>\n"
                                  "i = Const() value=int32<>{1}\nc = ConcatV2(r, q, i)",
                                  "c") ==
          R"(joined does not match at 'c' (ConcatV2): the pattern fits, but this does not hold: the pieces have two axes
    number 1 of 'pieces' is 'r' (Relu), float32 <?,3>
    number 2 of 'pieces' is 'q' (Relu), float32 <3>
    it would cover 'c' (ConcatV2), 'r' (Relu), 'q' (Relu)
)");
    CHECK(
        explained<rule::joined>("x = Placeholder()\nr = Relu(x)\nq = Abs(x)\ni = Const() value=int32<>{1}\n"
                                "c = ConcatV2(r, q, i)",
                                "c") ==
        R"(joined does not match at 'c' (ConcatV2): operand 2 of 'c' (ConcatV2) should be Relu, and is 'q' (Abs), float32 of unknown shape
    what fits: 'c' (ConcatV2), 'r' (Relu)
)");
}

TEST_CASE("a tensor that is not the one captured before is told with both")
{
    CHECK(
        explained<rule::leaky>("x = Placeholder()\ny = Placeholder()\na = Const() value=float32<>{0.1}\n"
                               "m = Mul(y, a)\nr = Maximum(x, m)",
                               "r") ==
        R"(leaky does not match at 'r' (Maximum): operand 1 of 'm' (Mul) should be the tensor that the rule calls 'x', which is 'x' (Placeholder), float32 of unknown shape; it is 'y' (Placeholder), float32 of unknown shape
    what fits: 'r' (Maximum), 'm' (Mul)
)");
}

TEST_CASE("weights, scalars and integers that are none are told with what they depend on")
{
    CHECK(
        explained<rule::dense>("x = Placeholder()\nw = Placeholder() shape=<2,3>\nb = VariableV2() shape=<3>\n"
                               "m = MatMul(x, w)\ns = Add(m, b)\nr = Relu(s)",
                               "r") ==
        R"(dense does not match at 'r' (Relu): operand 2 of 'm' (MatMul), which the rule calls 'w', should be a constant or a variable, of known shape, and is 'w' (Placeholder), float32 <2,3>, which depends on the inputs or is random
    what fits: 'r' (Relu), 's' (Add), 'm' (MatMul)
)");
    CHECK(explained<rule::leaky>("x = Placeholder()\na = Const() value=float32<2>{0.1,0.2}\nm = Mul(x, a)\n"
                                 "r = Maximum(x, m)",
                                 "r")
              .find("operand 2 of 'm' (Mul), which the rule calls 'alpha', should be a constant with one value, and is "
                    "'a' (Const), float32 <2>\n") != std::string::npos);
    CHECK(explained<rule::summed>("x = Placeholder()\nu = Unpack(x)\ni = VariableV2() dtype=int32 shape=<1>\n"
                                  "s = Sum(u:1, i)",
                                  "s")
              .find("operand 2 of 's' (Sum), which the rule calls 'axes', should be a constant of integers, and is "
                    "'i' (VariableV2), int32 <1>, which depends on a variable\n") != std::string::npos);
}

TEST_CASE("an output of another number is told")
{
    CHECK(
        explained<rule::summed>("x = Placeholder()\nu = Unpack(x)\ni = Const() value=int32<>{0}\ns = Sum(u:2, i)", "s")
            .find("operand 1 of 's' (Sum) should be output 1 of Unpack, and is output 2 of 'u' (Unpack)\n") !=
        std::string::npos);
}

TEST_CASE("an attribute is told with what it should be and what it is")
{
    const auto with = [](const std::string& attributes) {
        return explained<rule::same_convolution>(
            "x = Placeholder()\nf = VariableV2() shape=<3,3,1,1>\nc = Conv2D(x, f)" + attributes + "\nr = Relu(c)",
            "r");
    };
    const std::string begin =
        "same_convolution does not match at 'r' (Relu): operand 1 of 'r' (Relu), 'c' (Conv2D), should have ";
    CHECK(with(" padding=\"VALID\"").starts_with(begin + "padding=SAME, and has VALID\n"));
    CHECK(with("").starts_with(begin + "padding=SAME, and has none\n"));
    CHECK(
        with(" padding=\"SAME\" use_cudnn_on_gpu=false").starts_with(begin + "use_cudnn_on_gpu=true, and has false\n"));
    CHECK(explained<rule::second_axis>("x = Placeholder()\np = Pack(x, x) axis=2\nr = Relu(p)", "r")
              .starts_with("second_axis does not match at 'r' (Relu): operand 1 of 'r' (Relu), 'p' (Pack), should have "
                           "axis=1, and has 2\n"));
}

TEST_CASE("another number of operands is told")
{
    CHECK(explained<rule::dense>(parameters + "s = Add(x, w, b)\nr = Relu(s)", "r") ==
          R"(dense does not match at 'r' (Relu): operand 1 of 'r' (Relu), 's' (Add), should have 2 operands, and has 3
    what fits: 'r' (Relu)
)");
    CHECK(explained<rule::joined>("i = Const() value=int32<>{1}\nc = ConcatV2(i)", "c") ==
          "joined does not match at 'c' (ConcatV2): 'c' (ConcatV2) should have at least 2 operands, and has 1\n");
}

TEST_CASE("all uses of inner nodes from outside are told, with the users")
{
    static constexpr auto table = oplift::make_rule_table<word>(oplift::rules<rule::dense>);
    const test_subject graph{layer + "a = Abs(s)\nn = Neg(x, ^m)\nh = Shape(s)\nt = Sub(r, a, n, h)", {"t"}};
    CHECK(
        text_of(graph.view(), oplift::explain(table.entries[0], graph.view(), graph["r"].node)) ==
        R"(dense does not match at 'r' (Relu): the pattern fits, but 's' is also used outside of the pattern, by 'a' (Abs)
    'm' is also used outside of the pattern, by 'n' (Neg), which waits for it
    it would cover 'r' (Relu), 's' (Add), 'm' (MatMul)
)");
}

TEST_CASE("the nearest rules: first those that match, then those of which most fits, wherever they stand in the table")
{
    const auto names = []<typename... Rules>(const test_subject& graph, std::size_t count) {
        static constexpr auto table = oplift::make_rule_table<word>(oplift::rules<Rules...>);
        std::string text;
        for (const oplift::explanation& told :
             oplift::nearest<word>(table, graph.view(), graph.outputs().at(0).node, count))
            text += (text.empty() ? "" : " ") + told.rule + (told.matches ? "!" : "");
        return text;
    };
    const test_subject graph{"x = Placeholder()\nw = Placeholder()\nb = VariableV2() shape=<3>\nm = MatMul(x, w)\n"
                             "s = Add(m, b)\nr = Relu(s)",
                             {"r"}};
    using rule::dense, rule::leaky, rule::one_relu, rule::three_nodes;
    CHECK(names.operator()<three_nodes, leaky, dense, one_relu>(graph, 3) == "relu! dense three_nodes");
    CHECK(names.operator()<dense, one_relu, three_nodes, leaky>(graph, 3) == "relu! dense three_nodes");
    CHECK(names.operator()<dense, one_relu, three_nodes>(graph, 2) == "relu! dense");
    CHECK(names.operator()<leaky>(graph, 3) == "");
}
