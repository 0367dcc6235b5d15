#include <oplift/rules/elementwise/bias_add.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::lone_bias>);

std::string lifted(const std::string& shape, const std::string& attributes)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=" + shape +
                                 "\nb = Const() value=float32<2>{1,2}\ny = BiasAdd(x, b) T=float32 " + attributes,
                             {"y"});
}

} // namespace

TEST_CASE("a lone bias is an addition of a constant")
{
    const std::string text = lifted("<?,4,4,2>", "");
    CHECK(text.find("b = Constant(") != std::string::npos);
    CHECK(text.ends_with("y = Add(x, b) -> <-1,4,4,2>\n"));
}

TEST_CASE("where channels come first, the bias is added along axis 1")
{
    const std::string text = lifted("<?,2,4,5>", "data_format=\"NCHW\"");
    CHECK(text.find("= Constant() dtype=float32 value<1,2,1,1>") != std::string::npos);
    CHECK(text.find("y = Add(x, ") != std::string::npos);
    CHECK(text.ends_with(" -> <-1,2,4,5>\n"));
}

TEST_CASE("types other than real numbers are refused")
{
    const std::string text = test::lifted_text(test::table_of<tested_rules>, R"(
        x = Placeholder() dtype=complex64 shape=<?,2>
        b = Placeholder() dtype=complex64 shape=<2>
        y = BiasAdd(x, b) T=complex64)",
                                               {"y"});
    CHECK(text.find("the elements are real numbers") != std::string::npos);
}
