#include <oplift/rules/reduction.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::reduction_rules);

std::string lifted(const std::string& axis, const std::string& attributes)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=<?,10>\na = Const() value=" + axis +
                                 "\ny = ArgMax(x, a) T=float32 " + attributes,
                             {"y"});
}

} // namespace

TEST_CASE("the index of the largest element is an int64")
{
    CHECK(lifted("int32<>{-1}", "") == "x = DataInput() dtype=float32 shape=<-1,10> -> <-1,10>\n"
                                       "y = ArgMax(x) axis=1 -> <-1>\n");
}

TEST_CASE("where TensorFlow yields an int32, a cast follows")
{
    const std::string text = lifted("int32<>{1}", "output_type=int32");
    CHECK(text.find("= ArgMax(x) axis=1") != std::string::npos);
    CHECK(text.find("dstType=int ") != std::string::npos);
}

TEST_CASE("indices of other types are refused")
{
    CHECK(lifted("int32<>{1}", "output_type=int16").find("the indices are int32 or int64") != std::string::npos);
}
