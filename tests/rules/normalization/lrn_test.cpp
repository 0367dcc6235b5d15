#include <oplift/rules/normalization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::normalization_rules);

std::string lifted(const std::string& attributes)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=<?,4,4,8>\ny = LRN(x) T=float32 " + attributes,
                             {"y"});
}

} // namespace

TEST_CASE("alpha is that of a mean over the window")
{
    CHECK(lifted("depth_radius=2 alpha=0.5 beta=0.75 bias=2.0") ==
          "x = DataInput() dtype=float32 shape=<-1,4,4,8> -> <-1,4,4,8>\n"
          "y = LRN(x) alpha=2.5 beta=0.75 bias=2 size=5 -> <-1,4,4,8>\n");
}

TEST_CASE("attributes that are left out have TensorFlow's defaults")
{
    CHECK(lifted("").ends_with("y = LRN(x) alpha=11 beta=0.5 bias=1 size=11 -> <-1,4,4,8>\n"));
}

TEST_CASE("a radius beyond reason is refused")
{
    CHECK(lifted("depth_radius=9223372036854775807").find("depth_radius is between 0 and 1048576") !=
          std::string::npos);
    CHECK(lifted("depth_radius=-1").find("depth_radius is between 0 and 1048576") != std::string::npos);
}
