#include <oplift/rules/activation/leaky_relu.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(
    rule::source_rules, rules<rule::leaky_rectifier, rule::leaky_relu_of_maximum, rule::leaky_relu_of_abs>);

std::string lifted(const std::string& rest, const std::string& shape = "<?,3>")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=" + shape + "\n" + rest, {"y"});
}

constexpr std::string_view quarter = "y = LeakyRelu(x) alpha=0.25 -> <-1,3>\n";

} // namespace

TEST_CASE("TensorFlow's own operator, whose default is 0.2")
{
    CHECK(lifted("y = LeakyRelu(x) T=float32 alpha=0.25").ends_with(quarter));
    CHECK(lifted("y = LeakyRelu(x) T=float32").find("alpha=0.20000000") != std::string::npos);
}

TEST_CASE("the maximum of x and alpha x, operands in any order")
{
    const std::string alpha = "a = Const() value=float32<>{0.25}\n";
    CHECK(lifted(alpha + "p = Mul(x, a) T=float32\n y = Maximum(x, p) T=float32").ends_with(quarter));
    CHECK(lifted(alpha + "p = Mul(a, x) T=float32\n y = Maximum(p, x) T=float32").ends_with(quarter));
}

TEST_CASE("an alpha beyond 1 is refused: the maximum is then another function")
{
    CHECK(lifted("a = Const() value=float32<>{1.5}\n p = Mul(x, a) T=float32\n y = Maximum(x, p) T=float32")
              .find("alpha is greater than 0 and less than 1") != std::string::npos);
}

TEST_CASE("an alpha that widens the input is refused")
{
    CHECK(lifted("a = Const() value=float32<3>{0.5}\n p = Mul(x, a) T=float32\n y = Maximum(x, p) T=float32", "<?,1>")
              .find("alpha does not change the shape of the input") != std::string::npos);
}

TEST_CASE("a combination of x and its absolute value")
{
    const std::string sum = "p = Mul(m, x) T=float32\n b = Abs(x) T=float32\n q = Mul(d, b) T=float32\n"
                            "y = Add(p, q) T=float32";
    CHECK(lifted("m = Const() value=float32<>{0.625}\n d = Const() value=float32<>{0.375}\n" + sum).ends_with(quarter));
    CHECK(lifted("m = Const() value=float32<>{0.5}\n d = Const() value=float32<>{0.375}\n" + sum)
              .find("the factors of x and |x| add up to 1") != std::string::npos);
}
