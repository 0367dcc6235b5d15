#include <oplift/rules/elementwise/cast.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::type_cast>);

std::string lifted(const std::string& type)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=int16 shape=<?>\ny = Cast(x) SrcT=int16 DstT=" + type, {"y"});
}

} // namespace

TEST_CASE("each type that the IR can cast to has its name")
{
    CHECK(lifted("float32").ends_with("y = Cast(x) dstType=float -> <-1>\n"));
    CHECK(lifted("float64").ends_with("y = Cast(x) dstType=double -> <-1>\n"));
    CHECK(lifted("int32").ends_with("y = Cast(x) dstType=int -> <-1>\n"));
    CHECK(lifted("int64").ends_with("y = Cast(x) dstType=int64 -> <-1>\n"));
    CHECK(lifted("uint8").ends_with("y = Cast(x) dstType=uint8 -> <-1>\n"));
    CHECK(lifted("bool").ends_with("y = Cast(x) dstType=bool -> <-1>\n"));
}

TEST_CASE("other types are refused")
{
    CHECK(lifted("float16").find("the result is float32, float64, int32, int64, uint8 or bool") != std::string::npos);
}
