#include <oplift/rules/activation.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::activation_rules);

std::string lifted(const std::string& rest)
{
    return test::lifted_text(
        test::table_of<tested_rules>,
        "x = Placeholder() dtype=float32 shape=<?,3>\nz = Placeholder() dtype=float32 shape=<?,3>\n" + rest, {"y"});
}

} // namespace

TEST_CASE("x times its sigmoid")
{
    CHECK(lifted("s = Sigmoid(x) T=float32\n y = Mul(x, s) T=float32").ends_with("y = Swish(x) -> <-1,3>\n"));
    CHECK(lifted("s = Sigmoid(x) T=float32\n y = Mul(s, x) T=float32").ends_with("y = Swish(x) -> <-1,3>\n"));
}

TEST_CASE("a gate, which is another tensor's sigmoid, is not one")
{
    CHECK(lifted("s = Sigmoid(z) T=float32\n y = Mul(x, s) T=float32")
              .find("expected the tensor that is already 'input'") != std::string::npos);
}

TEST_CASE("activations that TensorFlow has are the IR's")
{
    for (const std::string name :
         {"Relu", "Relu6", "Sigmoid", "Tanh", "Softplus", "Softsign", "Elu", "Selu", "Softmax", "LogSoftmax"})
        CHECK(lifted("y = " + name + "(x) T=float32").ends_with("y = " + name + "(x) -> <-1,3>\n"));
}
