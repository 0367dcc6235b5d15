#include <oplift/rules/activation.hpp>
#include <oplift/rules/regularization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    boost::hana::concat(boost::hana::concat(rule::source_rules, rule::activation_rules), rule::regularization_rules);

std::string lifted(const std::string& graph)
{
    return test::lifted_text(test::table_of<tested_rules>, graph, {"y"});
}

std::string noise(const std::string& high = "1")
{
    return R"(
        x = Placeholder() dtype=float32 shape=<?,20>
        shape = Shape(x) T=float32
        low = Const() value=float32<>{0}
        high = Const() value=float32<>{)" +
           high + R"(}
        random = RandomUniform(shape) T=int32 dtype=float32
        span = Sub(high, low) T=float32
        stretched = Mul(random, span) T=float32
        noise = Add(stretched, low) T=float32
        )";
}

std::string by_floor(const std::string& keep, const std::string& rest)
{
    return noise() + "keep = Const() value=float32<>{" + keep + "}\n" + rest;
}

std::string by_comparison(const std::string& factor, const std::string& rest)
{
    return noise() + "rate = Const() value=float32<>{0.75}\n factor = Const() value=float32<>{" + factor + "}\n" + rest;
}

constexpr std::string_view kept =
    "dropout/div = Dropout(x) keep_prob=0.25 -> <-1,20>\ny = Relu(dropout/div) -> <-1,20>\n";

} // namespace

TEST_CASE("dropout by floor takes the name of the division")
{
    CHECK(lifted(by_floor("0.25", R"(
              dropout/add = Add(keep, noise) T=float32
              dropout/Floor = Floor(dropout/add) T=float32
              dropout/div = RealDiv(x, keep) T=float32
              dropout/mul = Mul(dropout/div, dropout/Floor) T=float32
              y = Relu(dropout/mul) T=float32)"))
              .ends_with(kept));
}

TEST_CASE("operands may be exchanged, and random numbers need no scaling")
{
    CHECK(lifted(by_floor("0.25", R"(
              dropout/add = AddV2(random, keep) T=float32
              dropout/Floor = Floor(dropout/add) T=float32
              dropout/div = Div(x, keep) T=float32
              dropout/mul = Mul(dropout/Floor, dropout/div) T=float32
              y = Relu(dropout/mul) T=float32)"))
              .ends_with(kept));
}

TEST_CASE("dropout by comparison, with the mask as a factor or as a choice")
{
    const std::string start = R"(
        kept = GreaterEqual(noise, rate) T=float32
        dropout/div = Mul(x, factor) T=float32
        )";
    CHECK(lifted(by_comparison("4", start + R"(
              mask = Cast(kept) SrcT=bool DstT=float32
              out = Mul(dropout/div, mask) T=float32
              y = Relu(out) T=float32)"))
              .ends_with(kept));
    CHECK(lifted(by_comparison("4", start + R"(
              zero = Const() value=float32<>{0}
              out = SelectV2(kept, dropout/div, zero) T=float32
              y = Relu(out) T=float32)"))
              .ends_with(kept));
}

TEST_CASE("a factor that is not one over what is kept is refused")
{
    CHECK(lifted(by_comparison("3", R"(
              kept = GreaterEqual(noise, rate) T=float32
              scaled = Mul(x, factor) T=float32
              mask = Cast(kept) SrcT=bool DstT=float32
              y = Mul(scaled, mask) T=float32)"))
              .find("what is kept is divided by 1 - rate, what is dropped becomes 0") != std::string::npos);
}

TEST_CASE("random numbers of another interval are refused")
{
    CHECK(lifted(noise("2") + R"(
              keep = Const() value=float32<>{0.25}
              add = Add(keep, noise) T=float32
              floor = Floor(add) T=float32
              div = RealDiv(x, keep) T=float32
              y = Mul(div, floor) T=float32)")
              .find("the random numbers lie between 0 and 1") != std::string::npos);
}

TEST_CASE("an impossible probability is refused")
{
    CHECK(lifted(by_floor("1.5", R"(
              add = Add(keep, noise) T=float32
              floor = Floor(add) T=float32
              div = RealDiv(x, keep) T=float32
              y = Mul(div, floor) T=float32)"))
              .find("keep_prob is greater than 0 and at most 1") != std::string::npos);
}

TEST_CASE("random numbers that are no dropout are not recognised")
{
    CHECK(lifted(noise() + "y = Relu(noise) T=float32").find("no rule") != std::string::npos);
}

TEST_CASE("noise of a rank that is not known could widen the input: it is no dropout")
{
    const std::string rest = R"(
        keep = Const() value=float32<>{0.5}
        random = RandomUniform(shape) T=int32 dtype=float32
        scaled = RealDiv(x, keep) T=float32
        sum = Add(keep, random) T=float32
        kept = Floor(sum) T=float32
        y = Mul(scaled, kept) T=float32)";
    CHECK(lifted("x = Placeholder() dtype=float32 shape=<?,20>\nshape = Shape(x) T=float32" + rest)
              .find("Dropout(x) keep_prob=0.5 -> <-1,20>") != std::string::npos);
    CHECK(lifted("x = Placeholder() dtype=float32 shape=<?,20>\nshape = Placeholder() dtype=int32 shape=<?>" + rest)
              .find("the noise does not widen the input") != std::string::npos);
}
