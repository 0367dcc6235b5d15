#include <oplift/rules/reduction.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::reduction_rules);

std::string lifted(const std::string& line, std::string_view axes, const std::string& type = "float32",
                   const std::string& shape = "<?,7,7,3>")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=" + type + " shape=" + shape +
                                 "\na = Const() value=" + std::string{axes} + "\n" + line,
                             {"y"});
}

bool ends_with(const std::string& text, std::string_view end)
{
    return text.ends_with(end);
}

} // namespace

TEST_CASE("a mean along constant axes")
{
    CHECK(lifted("y = Mean(x, a) T=float32 keep_dims=true", "int32<2>{1,2}") ==
          "x = DataInput() dtype=float32 shape=<-1,7,7,3> -> <-1,7,7,3>\n"
          "y = ReduceMean(x) axes=[1, 2] keepdims=true -> <-1,1,1,3>\n");
}

TEST_CASE("axes may be a single number and may be counted from the end")
{
    CHECK(ends_with(lifted("y = Max(x, a) T=float32", "int32<>{-1}"),
                    "y = ReduceMax(x) axes=[3] keepdims=false -> <-1,7,7>\n"));
    CHECK(ends_with(lifted("y = Min(x, a) T=float32 keep_dims=false", "int64<1>{0}"),
                    "y = ReduceMin(x) axes=[0] keepdims=false -> <7,7,3>\n"));
}

TEST_CASE("each reduction has its operator")
{
    CHECK(ends_with(lifted("y = Sum(x, a) T=float32", "int32<>{3}"),
                    "y = ReduceSum(x) axes=[3] keepdims=false -> <-1,7,7>\n"));
    CHECK(ends_with(lifted("y = Prod(x, a) T=float32", "int32<>{3}"),
                    "y = ReduceProd(x) axes=[3] keepdims=false -> <-1,7,7>\n"));
    CHECK(ends_with(lifted("y = All(x, a)", "int32<>{3}", "bool"),
                    "y = ReduceAll(x) axes=[3] keepdims=false -> <-1,7,7>\n"));
    CHECK(ends_with(lifted("y = Any(x, a)", "int32<>{3}", "bool"),
                    "y = ReduceAny(x) axes=[3] keepdims=false -> <-1,7,7>\n"));
}

TEST_CASE("a sum of 32-bit integers stays one of 32-bit integers")
{
    const std::string text = lifted("y = Sum(x, a) T=int32", "int32<>{3}", "int32");
    CHECK(text.find("= ReduceSum(x) axes=[3] keepdims=false") != std::string::npos);
    CHECK(text.find("dstType=int ") != std::string::npos);
}

TEST_CASE("axes from the end need a rank, and an axis occurs once")
{
    constexpr std::string_view sentence = "the axes are different axes of the input";
    CHECK(lifted("y = Mean(x, a) T=float32", "int32<2>{1,-3}").find(sentence) != std::string::npos);
}

TEST_CASE("a mean of integers is refused: TensorFlow rounds it")
{
    CHECK(lifted("y = Mean(x, a) T=int32", "int32<>{1}", "int32").find("the elements are floating-point numbers") !=
          std::string::npos);
}

TEST_CASE("axes that are calculated when the graph runs are refused")
{
    const std::string text = test::lifted_text(test::table_of<tested_rules>, R"(
        x = Placeholder() dtype=float32 shape=<?,7>
        a = Placeholder() dtype=int32 shape=<1>
        y = Mean(x, a) T=float32)",
                                               {"y"});
    CHECK(text.find("'axes' must be a constant of integers") != std::string::npos);
}
