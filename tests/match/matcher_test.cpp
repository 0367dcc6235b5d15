#include "support/sum_of_many.hpp"
#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/matcher.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

/// relu(a) * scale + relu(b), every operand of which may be exchanged
struct commuting {
    static constexpr auto a       = tensor<"a">;
    static constexpr auto b       = tensor<"b">;
    static constexpr auto scale   = scalar<"scale">;
    static constexpr auto pattern = add(mul(relu(a), scale), relu(b));
};

struct difference {
    static constexpr auto pattern = sub(relu(tensor<"x">), tensor<"y">);
};

struct many {
    static constexpr auto pattern = pack(each<"pieces">(relu(tensor<"x">)));
};

/// x is asked for before it is known which operand it is: wrong first choices have to be undone.
struct backtracking {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto y       = tensor<"y">;
    static constexpr auto z       = tensor<"z">;
    static constexpr auto pattern = add(mul(x, y), mul(y, z));
};

struct optional_bias {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto kernel  = weight<"kernel">;
    static constexpr auto bias    = weight<"bias">;
    static constexpr auto product = named<"product">(matmul(x, kernel));
    static constexpr auto pattern = relu(bias_add(product, bias) || product);
};

/// The first alternative matches at the choice itself, but not together with what follows.
struct second_alternative {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto y       = tensor<"y">;
    static constexpr auto pattern = sub(neg(x) || neg(neg(x)), y);
    static constexpr auto twice   = sub(neg(x) || neg(neg(x)), x);
};
struct second_alternative_with_use {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = second_alternative::twice;
};

struct equal_scalars {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto keep    = scalar<"keep">;
    static constexpr auto pattern = mul(div(x, keep), maximum(x, keep));
};

struct equal_integers {
    static constexpr auto axes    = integers<"axes">;
    static constexpr auto pattern = sub(sum(tensor<"x">, axes), max(tensor<"x">, axes));
};

struct shared_part {
    static constexpr auto part    = named<"part">(relu(tensor<"x">));
    static constexpr auto pattern = mul(part, sigmoid(part));
};

/// The name is met as a bare capture first: what it names has to be matched nonetheless.
struct captured_before_named {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = sub(tensor<"part">, sigmoid(named<"part">(relu(x))));
};

struct concatenation {
    static constexpr auto first   = tensor<"first">;
    static constexpr auto pieces  = each<"pieces">;
    static constexpr auto axis    = scalar<"axis">;
    static constexpr auto pattern = concat(first, pieces, axis);
};

struct grouped {
    static constexpr auto kernel  = weight<"kernel">;
    static constexpr auto input   = tensor<"input">;
    static constexpr auto piece   = split(scalar<"split_axis">, input).any_output();
    static constexpr auto pieces  = each<"pieces">(conv2d(named<"piece">(piece), kernel));
    static constexpr auto pattern = concat(pieces, scalar<"axis">);
};

/// A capture met before an each<> means one tensor for all its operands.
struct one_for_all {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pieces  = each<"pieces">(mul(x, tensor<"factor">));
    static constexpr auto pattern = sub(x, pack(pieces));
};

struct padded {
    static constexpr auto pattern =
        max_pool(tensor<"x">).with<"padding", "SAME">().with_default<"data_format", "NHWC">();
};
struct tested {
    static constexpr auto pattern = squeeze(tensor<"x">).with<"flag", true>().with_default<"count", 3>();
};

struct second_output {
    static constexpr auto pattern = relu(unpack(tensor<"x">).output<1>());
};
struct any_of_the_outputs {
    static constexpr auto pattern = relu(unpack(tensor<"x">).any_output());
};

template <int Depth>
constexpr auto tree()
{
    if constexpr (Depth == 0)
        return tensor<"x">;
    else
        return add(tree<Depth - 1>(), tree<Depth - 1>());
}
/// 63 additions, any of which can be exchanged, and a root that never matches them: x is one tensor, the graph has two.
struct explosive {
    static constexpr auto pattern = relu(tree<6>());
};

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("commutative operands match in every combination")
{
    for (const std::string_view product : {"p = Mul(ra, c)", "p = Mul(c, ra)"})
        for (const std::string_view sum : {"s = Add(p, rb)", "s = Add(rb, p)", "s = AddV2(rb, p)"}) {
            const test_subject graph{"a = Placeholder()\nb = Placeholder()\nc = Const() value=float32<>{2.5}\n"
                                     "ra = Relu(a)\nrb = Relu(b)\n" +
                                         std::string{product} + "\n" + std::string{sum},
                                     {"s"}};
            const attempt<rule::commuting> found{graph, graph["s"]};
            REQUIRE(found);
            CHECK(found.found()[rule::commuting::a] == graph["a"]);
            CHECK(found.found()[rule::commuting::b] == graph["b"]);
            CHECK(found.found()[rule::commuting::scale] == 2.5);
        }
}

TEST_CASE("operands of other operators do not exchange places")
{
    const test_subject graph{"a = Placeholder()\nr = Relu(a)\nd = Sub(a, r)", {"d"}};
    CHECK_FALSE(attempt<rule::difference>(graph, graph["d"]));
}

TEST_CASE("a wrong choice of operands is undone, in whichever order they stand")
{
    for (const std::string_view left : {"l = Mul(a, b)", "l = Mul(b, a)"})
        for (const std::string_view right : {"r = Mul(b, c)", "r = Mul(c, b)"})
            for (const std::string_view sum : {"s = Add(l, r)", "s = Add(r, l)"}) {
                const test_subject graph{"a = Placeholder()\nb = Placeholder()\nc = Placeholder()\n" +
                                             std::string{left} + "\n" + std::string{right} + "\n" + std::string{sum},
                                         {"s"}};
                const attempt<rule::backtracking> found{graph, graph["s"]};
                REQUIRE(found);
                CHECK(found.found()[rule::backtracking::y] == graph["b"]);
                CHECK(found.bound.covered.size() == 3);
            }
    const test_subject graph{"a = Placeholder()\nb = Placeholder()\nc = Placeholder()\nd = Placeholder()\n"
                             "l = Mul(a, b)\nr = Mul(c, d)\ns = Add(l, r)",
                             {"s"}};
    const attempt<rule::backtracking> found{graph, graph["s"]};
    CHECK_FALSE(found);
    CHECK(found.bound.covered.empty());
    CHECK_FALSE(found.bound.is_bound(0));
}

TEST_CASE("an optional capture is found where its alternative matched")
{
    const std::string start =
        "x = Placeholder()\nw = VariableV2() shape=<2,3>\nb = VariableV2() shape=<3>\nm = MatMul(x, w)\n";
    const test_subject with{start + "s = BiasAdd(m, b)\nr = Relu(s)", {"r"}};
    const test_subject without{start + "r = Relu(m)", {"r"}};
    const attempt<rule::optional_bias> found{with, with["r"]};
    REQUIRE(found);
    REQUIRE(found.found()[rule::optional_bias::bias]);
    CHECK(found.found()[rule::optional_bias::bias]->shape() == std::vector<std::int64_t>{3});
    CHECK(found.found()[rule::optional_bias::kernel].shape() == std::vector<std::int64_t>{2, 3});
    CHECK(found.found()[rule::optional_bias::product] == with["m"]);
    CHECK(found.covered() == "r s m");
    const attempt<rule::optional_bias> bare{without, without["r"]};
    REQUIRE(bare);
    CHECK_FALSE(bare.found()[rule::optional_bias::bias]);
    CHECK(bare.covered() == "r m");
}

TEST_CASE("a later alternative is tried where the first one leads nowhere")
{
    const test_subject graph{"a = Placeholder()\nn = Neg(a)\nnn = Neg(n)\ns = Sub(nn, a)", {"s"}};
    const attempt<rule::second_alternative> first{graph, graph["s"]};
    REQUIRE(first);
    CHECK(first.found()[rule::second_alternative::x] == graph["n"]);
    const attempt<rule::second_alternative_with_use> second{graph, graph["s"]};
    REQUIRE(second);
    CHECK(second.found()[rule::second_alternative_with_use::x] == graph["a"]);
    CHECK(second.covered() == "s nn n");
}

TEST_CASE("one name means one tensor, but an equal value is enough for scalars and integers")
{
    const auto scalars = [](std::string_view second) {
        return "x = Placeholder()\nk = Const() value=float32<>{0.5}\nj = Const() value=" + std::string{second} +
               "\nd = RealDiv(x, k)\nm = Maximum(j, x)\np = Mul(d, m)";
    };
    const test_subject equal{scalars("float64<2>{0.5}"), {"p"}};
    const test_subject other{scalars("float32<>{0.25}"), {"p"}};
    CHECK(attempt<rule::equal_scalars>(equal, equal["p"]));
    CHECK_FALSE(attempt<rule::equal_scalars>(other, other["p"]));

    const auto axes = [](std::string_view second) {
        return "x = Placeholder()\ni = Const() value=int32<2>{1,2}\nj = Const() value=" + std::string{second} +
               "\ns = Sum(x, i)\nm = Max(x, j)\nd = Sub(s, m)";
    };
    const test_subject equal_axes{axes("int64<2>{1,2}"), {"d"}};
    const test_subject other_axes{axes("int32<2>{1,3}"), {"d"}};
    CHECK(attempt<rule::equal_integers>(equal_axes, equal_axes["d"]));
    CHECK_FALSE(attempt<rule::equal_integers>(other_axes, other_axes["d"]));
}

TEST_CASE("a named part that stands twice is one node")
{
    const test_subject one{"x = Placeholder()\nr = Relu(x)\ns = Sigmoid(r)\nm = Mul(s, r)", {"m"}};
    const test_subject two{"x = Placeholder()\nr = Relu(x)\nq = Relu(x)\ns = Sigmoid(q)\nm = Mul(s, r)", {"m"}};
    const attempt<rule::shared_part> found{one, one["m"]};
    REQUIRE(found);
    CHECK(found.found()[rule::shared_part::part] == one["r"]);
    CHECK_FALSE(attempt<rule::shared_part>(two, two["m"]));
}

TEST_CASE("what a name stands for is matched also where a capture of that name comes first")
{
    const test_subject good{"x = Placeholder()\nr = Relu(x)\ns = Sigmoid(r)\nd = Sub(r, s)", {"d"}};
    const test_subject bad{"x = Placeholder()\nr = Tanh(x)\ns = Sigmoid(r)\nd = Sub(r, s)", {"d"}};
    const attempt<rule::captured_before_named> found{good, good["d"]};
    REQUIRE(found);
    CHECK(found.found()[rule::captured_before_named::x] == good["x"]);
    CHECK_FALSE(attempt<rule::captured_before_named>(bad, bad["d"]));
}

TEST_CASE("each<> takes the operands that the fixed ones leave, at least one")
{
    const std::string start =
        "a = Placeholder()\nb = Placeholder()\nc = Placeholder()\naxis = Const() value=int32<>{3}\n";
    const test_subject three{start + "k = ConcatV2(a, b, c, axis)", {"k"}};
    const attempt<rule::concatenation> found{three, three["k"]};
    REQUIRE(found);
    CHECK(found.found()[rule::concatenation::first] == three["a"]);
    CHECK(three.names(found.found()[rule::concatenation::pieces]) == "b c");
    CHECK(found.found()[rule::concatenation::axis] == 3);
    const test_subject one{start + "k = ConcatV2(a, axis)", {"k"}};
    const attempt<rule::concatenation> none{one, one["k"]};
    CHECK_FALSE(none);
    CHECK(none.why_not() == "at 'k' (ConcatV2): expected at least 3 operands, there are 2");
}

TEST_CASE("a sub-pattern of each<> binds its captures once for each operand")
{
    const std::string start =
        "x = Placeholder()\nd = Const() value=int32<>{3}\nv = VariableV2() shape=<1>\nw = VariableV2() shape=<2>\n"
        "s = Split(d, x) num_split=2\nc0 = Conv2D(s, v)\nc1 = Conv2D(s:1, w)\n";
    const test_subject graph{start + "k = ConcatV2(c0, c1, d)", {"k"}};
    const attempt<rule::grouped> found{graph, graph["k"]};
    REQUIRE(found);
    CHECK(graph.names(found.found()[rule::grouped::pieces]) == "c0 c1");
    const auto kernels = found.found()[rule::grouped::kernel];
    REQUIRE(kernels.size() == 2);
    CHECK(kernels[0].shape() == std::vector<std::int64_t>{1});
    CHECK(kernels[1].shape() == std::vector<std::int64_t>{2});
    const auto inputs = found.found()[rule::grouped::input];
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[1] == graph["x"]);
    const test_subject mixed{start + "r = Relu(x)\nk = ConcatV2(c0, r, d)", {"k"}};
    const attempt<rule::grouped> refused{mixed, mixed["k"]};
    CHECK_FALSE(refused);
    CHECK(refused.why_not() == "at 'r' (Relu): expected Conv2D");
    CHECK(refused.bound.items.empty());
}

TEST_CASE("a capture that is bound before an each<> means the same tensor for all operands")
{
    const std::string start = "x = Placeholder()\ny = Placeholder()\na = Mul(x, y)\n";
    const test_subject good{start + "b = Mul(y, x)\np = Pack(a, b, a)\nd = Sub(x, p)", {"d"}};
    const test_subject bad{start + "b = Mul(y, y)\np = Pack(a, b, a)\nd = Sub(x, p)", {"d"}};
    const attempt<rule::one_for_all> found{good, good["d"]};
    REQUIRE(found);
    CHECK(good.names(found.found()[rule::tensor<"factor">]) == "y y y");
    CHECK_FALSE(attempt<rule::one_for_all>(bad, bad["d"]));
}

TEST_CASE("attributes are compared, and an absent one passes where its default is asked for")
{
    const auto matches = []<typename Rule>(Rule, std::string node) {
        const test_subject graph{"x = Placeholder()\np = " + node, {"p"}};
        return attempt<Rule>(graph, graph["p"]).matched;
    };
    CHECK(matches(rule::padded{}, R"(MaxPool(x) padding="SAME")"));
    CHECK(matches(rule::padded{}, R"(MaxPool(x) padding="SAME" data_format="NHWC")"));
    CHECK_FALSE(matches(rule::padded{}, R"(MaxPool(x) padding="SAME" data_format="NCHW")"));
    CHECK_FALSE(matches(rule::padded{}, R"(MaxPool(x) padding="VALID")"));
    CHECK_FALSE(matches(rule::padded{}, "MaxPool(x)"));
    CHECK(matches(rule::tested{}, "Squeeze(x) flag=true count=3"));
    CHECK(matches(rule::tested{}, "Squeeze(x) flag=true"));
    CHECK_FALSE(matches(rule::tested{}, "Squeeze(x) flag=true count=4"));
    CHECK_FALSE(matches(rule::tested{}, "Squeeze(x) flag=false"));
    CHECK_FALSE(matches(rule::tested{}, "Squeeze(x) flag=1"));
}

TEST_CASE("a pattern asks for one output of a node, or for any")
{
    const test_subject first{"x = Placeholder()\nu = Unpack(x)\nr = Relu(u)", {"r"}};
    const test_subject second{"x = Placeholder()\nu = Unpack(x)\nr = Relu(u:1)", {"r"}};
    CHECK_FALSE(attempt<rule::second_output>(first, first["r"]));
    CHECK(attempt<rule::second_output>(second, second["r"]));
    CHECK(attempt<rule::any_of_the_outputs>(first, first["r"]));
    CHECK(attempt<rule::any_of_the_outputs>(second, second["r"]));
}

TEST_CASE("an exponential search is given up, and the explanation says so")
{
    const test_subject graph{oplift::test::sum_of_many() + "r = Relu(n0_0)", {"r"}};
    const attempt<rule::explosive> found{graph, graph["r"]};
    CHECK_FALSE(found);
    CHECK(found.why_not().ends_with("the search was given up after too many steps"));
}

TEST_CASE("an each<> over very many operands is given up instead of overrunning the stack")
{
    std::string nodes = "x = Placeholder()\nr = Relu(x)\n";
    std::string list  = "r";
    for (int i = 1; i < 5000; ++i)
        list += ", r";
    const test_subject graph{nodes + "p = Pack(" + list + ")", {"p"}};
    const attempt<rule::many> found{graph, graph["p"]};
    CHECK_FALSE(found);
    CHECK(found.stop.why == oplift::match_stop::reason::too_many_steps);
}
