#include <oplift/rules/default_rules.hpp>

#include <boost/hana/append.hpp>
#include <boost/hana/bool.hpp>
#include <boost/hana/remove_if.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/type.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

struct own_rule {
    static constexpr std::string_view name = "own_rule";
};

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

TEST_CASE("Hana's algorithms add rules to the list and take rules out of it")
{
    namespace hana        = boost::hana;
    constexpr auto more   = hana::append(default_rules, hana::type_c<own_rule>);
    constexpr auto others = hana::remove_if(
        default_rules, [](auto rule) { return hana::bool_c<decltype(rule)::type::name == "data_input">; });
    CHECK(decltype(hana::size(more))::value == decltype(hana::size(default_rules))::value + 1);
    CHECK(decltype(hana::size(others))::value == decltype(hana::size(default_rules))::value - 1);
}
