#include <oplift/rules/elementwise/add_n.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::sum_of_tensors>);

std::string lifted(const std::string& line, const std::string& type = "float32")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "a = Placeholder() dtype=" + type + " shape=<?,3>\nb = Placeholder() dtype=" + type +
                                 " shape=<?,3>\n" + line,
                             {"y"});
}

} // namespace

TEST_CASE("a sum of any number of tensors, the same one perhaps twice")
{
    CHECK(lifted("y = AddN(a, b, a) T=float32 N=3").find("y = AddN(a, b, a) -> <-1,3>\n") != std::string::npos);
    CHECK(lifted("y = AccumulateNV2(a, b) T=float32 N=2 shape=<?,3>").find("y = AddN(a, b) -> <-1,3>\n") !=
          std::string::npos);
}

TEST_CASE("a sum of one tensor leaves it as it is")
{
    const std::string text = lifted("y = AddN(a) T=float32 N=1");
    CHECK(text.find("AddN") == std::string::npos);
    CHECK(text.find("no rule recognises it") == std::string::npos);
}

TEST_CASE("a sum of other things than real numbers is refused")
{
    CHECK(lifted("y = AddN(a, b) T=complex64 N=2", "complex64").find("the elements are real numbers") !=
          std::string::npos);
}
