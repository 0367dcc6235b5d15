#include <oplift/rules/normalization/textbook_batch_normalization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(
    rule::source_rules, rules<rule::divided_batch_normalization, rule::multiplied_batch_normalization,
                              rule::twice_inverted_batch_normalization>);

std::string lifted(const std::string& rest)
{
    std::string text = "x = Placeholder() dtype=float32 shape=<?,4,4,2>\n";
    for (const std::string name : {"g", "b", "m", "v"})
        text += name + " = VariableV2() dtype=float32 shape=<2>\n";
    text += "e = Const() value=float32<>{0.5}\n"
            "half = Const() value=float32<>{0.5}\n"
            "minus_half = Const() value=float32<>{-0.5}\n"
            "one = Const() value=float32<>{1}\n"
            "two = Const() value=float32<>{2}\n"
            "c = Sub(x, m) T=float32\n"
            "a = Add(v, e) T=float32\n";
    return test::lifted_text(test::table_of<tested_rules>, text + rest, {"y"});
}

constexpr std::string_view whole =
    "y = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,4,4,2>\n";
constexpr std::string_view without_gamma =
    "y = BatchNorm(x) bias=true epsilon=0.5 scale=false bias<2> mean<2> var<2> -> <-1,4,4,2>\n";

} // namespace

TEST_CASE("a division by the standard deviation, with gamma at any place")
{
    for (const std::string middle :
         {"d = Sqrt(a) T=float32\n q = RealDiv(c, d) T=float32\n s = Mul(q, g) T=float32\n",
          "d = Pow(a, half) T=float32\n q = RealDiv(c, d) T=float32\n s = Mul(g, q) T=float32\n",
          "d = Sqrt(a) T=float32\n q = Mul(c, g) T=float32\n s = Div(q, d) T=float32\n",
          "d = Sqrt(a) T=float32\n q = RealDiv(g, d) T=float32\n s = Mul(c, q) T=float32\n"}) {
        CHECK(lifted(middle + "y = Add(s, b) T=float32").ends_with(whole));
        CHECK(lifted(middle + "y = AddV2(b, s) T=float32").ends_with(whole));
    }
    CHECK(lifted("d = Sqrt(a) T=float32\n q = RealDiv(c, d) T=float32\n y = Add(q, b) T=float32")
              .ends_with(without_gamma));
    CHECK(lifted("d = Sqrt(a) T=float32\n y = RealDiv(c, d) T=float32").ends_with(without_gamma));
}

TEST_CASE("a multiplication with one over the standard deviation")
{
    for (const std::string inverse : {"i = Rsqrt(a) T=float32\n", "i = Pow(a, minus_half) T=float32\n",
                                      "d = Sqrt(a) T=float32\n i = Reciprocal(d) T=float32\n",
                                      "d = Sqrt(a) T=float32\n i = RealDiv(one, d) T=float32\n"}) {
        CHECK(lifted(inverse + "q = Mul(c, i) T=float32\n s = Mul(q, g) T=float32\n y = Add(s, b) T=float32")
                  .ends_with(whole));
        CHECK(lifted(inverse + "q = Mul(i, g) T=float32\n s = Mul(q, c) T=float32\n y = Add(s, b) T=float32")
                  .ends_with(whole));
        CHECK(lifted(inverse + "q = Mul(c, g) T=float32\n y = Mul(q, i) T=float32").ends_with(whole));
        CHECK(lifted(inverse + "y = Mul(c, i) T=float32").ends_with(without_gamma));
    }
}

TEST_CASE("other exponents are refused")
{
    CHECK(lifted("d = Pow(a, two) T=float32\n y = RealDiv(c, d) T=float32").find("exponents are 0.5 or -0.5") !=
          std::string::npos);
}

TEST_CASE("another numerator is a gamma for all channels")
{
    CHECK(lifted("d = Sqrt(a) T=float32\n i = RealDiv(two, d) T=float32\n y = Mul(c, i) T=float32").ends_with(whole));
}

TEST_CASE("a constant that widens the input is no epsilon, and no exponent")
{
    for (const std::string wide : {"e = Const() value=float32<1,1,1,1,1>{0.5}\n p = Const() value=float32<>{0.5}\n",
                                   "e = Const() value=float32<>{0.5}\n p = Const() value=float32<1,1,1,1,1>{0.5}\n"})
        CHECK(test::lifted_text(test::table_of<tested_rules>,
                                "x = Placeholder() dtype=float32 shape=<?,4,4,2>\n"
                                "m = VariableV2() dtype=float32 shape=<2>\n"
                                "v = VariableV2() dtype=float32 shape=<2>\n" +
                                    wide +
                                    "c = Sub(x, m) T=float32\n a = Add(v, e) T=float32\n"
                                    "d = Pow(a, p) T=float32\n y = RealDiv(c, d) T=float32\n",
                                {"y"})
                  .find("the constants do not widen the input") != std::string::npos);
}
