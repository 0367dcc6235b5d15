#include <oplift/rules/normalization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::normalization_rules);

std::string lifted(const std::string& attributes, const std::string& shape = "<?,4,4,2>")
{
    std::string text = "x = Placeholder() dtype=float32 shape=" + shape + "\n";
    for (const std::string name : {"g", "b", "m", "v"})
        text += name + " = VariableV2() dtype=float32 shape=<2>\n";
    return test::lifted_text(
        test::table_of<tested_rules>,
        text + "y = BatchNormWithGlobalNormalization(x, m, v, b, g) T=float32 variance_epsilon=0.5 " + attributes,
        {"y"});
}

} // namespace

TEST_CASE("gamma counts only where scale_after_normalization says so")
{
    CHECK(lifted("scale_after_normalization=true")
              .ends_with("y = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2>"
                         " -> <-1,4,4,2>\n"));
    CHECK(lifted("scale_after_normalization=false")
              .ends_with("y = BatchNorm(x) bias=true epsilon=0.5 scale=false bias<2> mean<2> var<2> -> <-1,4,4,2>\n"));
}

TEST_CASE("weights that do not fit the last axis are refused")
{
    CHECK(lifted("scale_after_normalization=true", "<?,4,4,3>")
              .find("mean, variance, gamma and beta have one number for each channel, the input's last axis") !=
          std::string::npos);
}
