#include "support/try_rule.hpp"
#include <oplift/match/found_captures.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct all_kinds {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto w       = weight<"w">;
    static constexpr auto s       = scalar<"s">;
    static constexpr auto i       = integers<"i">;
    static constexpr auto bias    = weight<"bias">;
    static constexpr auto offset  = scalar<"offset">;
    static constexpr auto product = named<"product">(matmul(x, w));
    static constexpr auto pieces  = each<"pieces">(mul(tensor<"piece">, scalar<"factor">));
    static constexpr auto pattern =
        select(reshape(bias_add(product, bias) || sub(product, offset) || product, i), pack(pieces), relu(s));
};

template <typename Expected, typename Capture>
constexpr bool gives(Capture)
{
    return std::is_same_v<Expected, decltype(std::declval<const found_captures<all_kinds>&>()[Capture{}])>;
}

} // namespace
} // namespace oplift::rule

TEST_CASE("the type of what is found follows from the capture")
{
    using namespace oplift;
    using r = rule::all_kinds;
    static_assert(rule::gives<tensor_reference>(r::x));
    static_assert(rule::gives<oplift::found_weight>(r::w));
    static_assert(rule::gives<double>(r::s));
    static_assert(rule::gives<std::vector<std::int64_t>>(r::i));
    static_assert(rule::gives<std::optional<oplift::found_weight>>(r::bias));
    static_assert(rule::gives<std::optional<double>>(r::offset));
    static_assert(rule::gives<tensor_reference>(r::product));
    static_assert(rule::gives<std::vector<tensor_reference>>(r::pieces));
    static_assert(rule::gives<std::vector<tensor_reference>>(rule::tensor<"piece">));
    CHECK(rule::gives<std::vector<double>>(rule::scalar<"factor">));
}

TEST_CASE("what is found is what the pattern matched")
{
    using r = oplift::rule::all_kinds;
    const test_subject graph{R"(
        x = Placeholder()
        w = VariableV2() shape=<2,3>
        o = Const() value=float64<>{1.5}
        i = Const() value=int64<2>{4,-1}
        m = MatMul(x, w)
        b = Sub(m, o)
        t = Reshape(b, i)
        f = Const() value=float32<>{2}
        g = Const() value=int32<3>{7}
        p = Mul(x, f)
        q = Mul(g, x)
        k = Pack(p, q)
        l = Relu(f)
        s = Select(t, k, l))",
                             {"s"}};
    const attempt<r> match{graph, graph["s"]};
    REQUIRE(match);
    const auto found = match.found();
    CHECK(found[r::offset] == 1.5);
    CHECK_FALSE(found[r::bias].has_value());
    CHECK(found[r::i] == std::vector<std::int64_t>{4, -1});
    CHECK(found[r::product] == graph["m"]);
    CHECK(found[oplift::rule::scalar<"factor">] == std::vector<double>{2, 7});
    CHECK(graph.names(found[r::pieces]) == "p q");
    CHECK(found.tensor_of(r::w) == graph["w"]);
    CHECK(found.tensor_of(r::offset) == graph["o"]);
}
