#include <oplift/rules/regularization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::regularization_rules);

std::string lifted(const std::string& rest)
{
    return test::lifted_text(test::table_of<tested_rules>, R"(
        x = Placeholder() dtype=float32 shape=<?,20>
        one = Const() value=float32<>{1}
        shape = Shape(x) T=float32
        noise = RandomUniform(shape) T=int32 dtype=float32
        )" + rest,
                             {"y"});
}

constexpr std::string_view kept_all = "x = DataInput() dtype=float32 shape=<-1,20> -> <-1,20>\n"
                                      "y = Dropout(x) keep_prob=1 oplift_keep_prob_input=fed -> <-1,20>\n";

const std::string floor_of_keep = R"(
    add = Add(keep, noise) T=float32
    floor = Floor(add) T=float32
    div = RealDiv(x, keep) T=float32
    y = Mul(div, floor) T=float32)";

} // namespace

TEST_CASE("a keep_prob that is fed is no input of the IR: outside training all is kept")
{
    const std::string dropout = R"(
        add = Add(fed, noise) T=float32
        floor = Floor(add) T=float32
        div = RealDiv(x, fed) T=float32
        y = Mul(div, floor) T=float32)";
    CHECK(lifted("fed = Placeholder() dtype=float32 shape=<>" + dropout) == kept_all);
    CHECK(lifted("fed = Placeholder() dtype=float32 shape=<*>" + dropout)
              .find("y = Dropout(x) keep_prob=1 oplift_keep_prob_input=fed") != std::string::npos);
}

TEST_CASE("a rate that is fed, with keep_prob calculated from it")
{
    CHECK(lifted("fed = Placeholder() dtype=float32 shape=<>\n keep = Sub(one, fed) T=float32\n" + floor_of_keep) ==
          kept_all);
}

TEST_CASE("a fed rate that random numbers are compared with")
{
    CHECK(lifted(R"(
              fed = Placeholder() dtype=float32 shape=<>
              keep = Sub(one, fed) T=float32
              factor = RealDiv(one, keep) T=float32
              scaled = Mul(x, factor) T=float32
              kept = GreaterEqual(noise, fed) T=float32
              mask = Cast(kept) SrcT=bool DstT=float32
              y = Mul(scaled, mask) T=float32)") == kept_all);
}

TEST_CASE("a fed keep_prob from which the rate is calculated")
{
    CHECK(lifted(R"(
              fed = Placeholder() dtype=float32 shape=<>
              rate = Sub(one, fed) T=float32
              keep = Sub(one, rate) T=float32
              factor = RealDiv(one, keep) T=float32
              scaled = Mul(x, factor) T=float32
              kept = GreaterEqual(noise, rate) T=float32
              mask = Cast(kept) SrcT=bool DstT=float32
              y = Mul(scaled, mask) T=float32)") == kept_all);
}

TEST_CASE("a keep_prob that the network calculates is refused")
{
    CHECK(lifted(R"(
              p = Placeholder() dtype=float32 shape=<>
              keep = Exp(p) T=float32
              )" +
                 floor_of_keep)
              .find("keep_prob is fed as a single number, or is 1 - rate where rate is") != std::string::npos);
}

TEST_CASE("a factor that has nothing to do with the rate is refused")
{
    CHECK(lifted(R"(
              fed = Placeholder() dtype=float32 shape=<>
              other = Placeholder() dtype=float32 shape=<>
              keep = Sub(one, other) T=float32
              factor = RealDiv(one, keep) T=float32
              scaled = Mul(x, factor) T=float32
              kept = GreaterEqual(noise, fed) T=float32
              mask = Cast(kept) SrcT=bool DstT=float32
              y = Mul(scaled, mask) T=float32)")
              .find("what is kept is divided by 1 - rate, what is dropped becomes 0") != std::string::npos);
}
