#include <oplift/rules/activation/parametric_relu.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    boost::hana::concat(rule::source_rules, rules<rule::leaky_relu_of_parts, rule::parametric_relu>);

const std::string learned = "a = VariableV2() dtype=float32 shape=<3>\n";
const std::string fixed   = "a = Const() value=float32<>{0.25}\n";

std::string lifted(const std::string& alpha, const std::string& rest, const std::string& shape = "<?,4,4,3>")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=" + shape +
                                 "\nzero = Const() value=float32<>{0}\nhalf = Const() value=float32<>{0.5}\n" + alpha +
                                 rest,
                             {"y"});
}

constexpr std::string_view of_maxima   = R"(
    p = Maximum(zero, x) T=float32
    n = Minimum(zero, x) T=float32
    an = Mul(a, n) T=float32
    y = Add(p, an) T=float32)";
constexpr std::string_view of_abs      = R"(
    p = Relu(x) T=float32
    b = Abs(x) T=float32
    d = Sub(x, b) T=float32
    ad = Mul(a, d) T=float32
    h = Mul(ad, half) T=float32
    y = Add(p, h) T=float32)";
constexpr std::string_view of_mirrored = R"(
    p = Relu(x) T=float32
    m = Neg(x) T=float32
    r = Relu(m) T=float32
    ar = Mul(a, r) T=float32
    y = Sub(p, ar) T=float32)";
constexpr std::string_view of_keras    = R"(
    p = Relu(x) T=float32
    m = Neg(x) T=float32
    r = Relu(m) T=float32
    k = Neg(a) T=float32
    kr = Mul(k, r) T=float32
    y = AddV2(p, kr) T=float32)";

} // namespace

TEST_CASE("a learned alpha, however the parts are put together")
{
    for (const std::string_view parts : {of_maxima, of_abs, of_mirrored, of_keras})
        CHECK(lifted(learned, std::string{parts}).ends_with("y = PRelu(x) gamma<3> -> <-1,4,4,3>\n"));
}

TEST_CASE("a constant alpha makes it a leaky rectifier")
{
    for (const std::string_view parts : {of_maxima, of_abs, of_mirrored, of_keras})
        CHECK(lifted(fixed, std::string{parts}).ends_with("y = LeakyRelu(x) alpha=0.25 -> <-1,4,4,3>\n"));
}

TEST_CASE("one learned alpha for all channels")
{
    CHECK(lifted("a = VariableV2() dtype=float32 shape=<>\n", std::string{of_abs})
              .ends_with("y = PRelu(x) gamma<1> -> <-1,4,4,3>\n"));
}

TEST_CASE("leading axes of extent 1 are left out of gamma")
{
    CHECK(lifted("a = VariableV2() dtype=float32 shape=<1,1,3>\n", std::string{of_keras})
              .ends_with("y = PRelu(x) gamma<3> -> <-1,4,4,3>\n"));
}

TEST_CASE("an alpha for each channel of channels first")
{
    const std::string text =
        lifted("a = VariableV2() dtype=float32 shape=<3,1,1>\n", std::string{of_maxima}, "<?,3,4,5>");
    CHECK(text.find("perm=[0, 2, 3, 1] -> <-1,4,5,3>") != std::string::npos);
    CHECK(text.find("= PRelu(") != std::string::npos);
    CHECK(text.find("perm=[0, 3, 1, 2] -> <-1,3,4,5>") != std::string::npos);
}

TEST_CASE("an alpha for each element is refused")
{
    CHECK(lifted("a = VariableV2() dtype=float32 shape=<4,4,3>\n", std::string{of_maxima})
              .find("alpha is one number, or has one for each channel of the input") != std::string::npos);
}

TEST_CASE("a bound other than 0 is refused")
{
    CHECK(lifted("a = VariableV2() dtype=float32 shape=<3>\n one = Const() value=float32<>{1}\n", R"(
              p = Maximum(one, x) T=float32
              n = Minimum(one, x) T=float32
              an = Mul(a, n) T=float32
              y = Add(p, an) T=float32)")
              .find("the bound of the parts is 0") != std::string::npos);
}

TEST_CASE("parts of two different tensors are refused")
{
    CHECK(lifted(learned, R"(
              z = Placeholder() dtype=float32 shape=<?,4,4,3>
              p = Relu(x) T=float32
              m = Neg(z) T=float32
              r = Relu(m) T=float32
              ar = Mul(a, r) T=float32
              y = Sub(p, ar) T=float32)")
              .find("expected the tensor that is already 'input'") != std::string::npos);
}
