#include <oplift/rules/default_table.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr std::string_view network = R"(
    x = Placeholder() dtype=float32 shape=<?,4>
    w = VariableV2() dtype=float32 shape=<4,3>
    w_read = Identity(w)
    b = VariableV2() dtype=float32 shape=<3>
    product = MatMul(x, w_read) T=float32
    sum = BiasAdd(product, b) T=float32
    y = Softmax(sum) T=float32
)";

} // namespace

TEST_CASE("the default rules recognise a small network")
{
    CHECK(test::lifted_text(default_table, network, {"y"}) ==
          "x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>\n"
          "product = FullyConnected(x) units=3 use_bias=true bias<3> weights<4,3> -> <-1,3>\n"
          "y = Softmax(product) -> <-1,3>\n");
}
