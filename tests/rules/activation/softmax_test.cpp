#include <oplift/rules/activation/softmax.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(
    rule::source_rules,
    rules<rule::softmax_of_rows<"softmax_of_rows", ir::softmax, "Softmax">,
          rule::softmax_of_rows<"log_softmax_of_rows", ir::log_softmax, "LogSoftmax">, rule::softmax_of_exponentials>);

std::string lifted(const std::string& graph)
{
    return test::lifted_text(test::table_of<tested_rules>, graph, {"y"});
}

std::string rows(const std::string& operator_name)
{
    return R"(
        x = Placeholder() dtype=float32 shape=<?,10,?,3>
        shape = Shape(x) T=float32 out_type=int32
        shape_1 = Shape(x) T=float32 out_type=int32
        begin = Const() value=int32<1>{3}
        size = Const() value=int32<1>{1}
        slice = Slice(shape_1, begin, size) T=int32
        minus = Const() value=int32<1>{-1}
        axis = Const() value=int32<>{0}
        concat = ConcatV2(minus, slice, axis) T=int32 N=2
        reshape = Reshape(x, concat) T=float32
        )" +
           ("softmax = " + operator_name + "(reshape) T=float32\n") + "y = Reshape(softmax, shape) T=float32";
}

std::string exponentials(const std::string& axis, const std::string& keep, const std::string& axis_of_max)
{
    return R"(
        x = Placeholder() dtype=float32 shape=<?,5,3>
        a = Const() value=int32<>{)" +
           axis + "}\n am = Const() value=int32<1>{" + axis_of_max + R"(}
        m = Max(x, am) T=float32 keep_dims=true
        d = Sub(x, m) T=float32
        e = Exp(d) T=float32
        s = Sum(e, a) T=float32 keep_dims=)" +
           keep + "\n y = RealDiv(e, s) T=float32";
}

} // namespace

TEST_CASE("reshapes around a softmax of rows are part of it")
{
    CHECK(lifted(rows("Softmax")) == "x = DataInput() dtype=float32 shape=<-1,10,-1,3> -> <-1,10,-1,3>\n"
                                     "y = Softmax(x) -> <-1,10,-1,3>\n");
    CHECK(lifted(rows("LogSoftmax")).ends_with("y = LogSoftmax(x) -> <-1,10,-1,3>\n"));
}

TEST_CASE("rows of another length are refused")
{
    CHECK(lifted(R"(
              x = Placeholder() dtype=float32 shape=<4,6>
              rows = Const() value=int32<2>{8,3}
              shape = Const() value=int32<2>{4,6}
              reshape = Reshape(x, rows) T=float32
              softmax = Softmax(reshape) T=float32
              y = Reshape(softmax, shape) T=float32)")
              .find("the rows are those of the input") != std::string::npos);
}

TEST_CASE("a result of another shape is refused")
{
    CHECK(lifted(R"(
              x = Placeholder() dtype=float32 shape=<2,2,6>
              rows = Const() value=int32<2>{-1,6}
              reshape = Reshape(x, rows) T=float32
              softmax = Softmax(reshape) T=float32
              y = Reshape(softmax, rows) T=float32)")
              .find("the result has the shape of the input") != std::string::npos);
}

TEST_CASE("exponentials divided by their sum")
{
    CHECK(lifted(exponentials("-1", "true", "2")).ends_with("y = Softmax(x) -> <-1,5,3>\n"));
    CHECK(lifted(R"(
              x = Placeholder() dtype=float32 shape=<?,3>
              a = Const() value=int32<>{1}
              e = Exp(x) T=float32
              s = Sum(e, a) T=float32 keep_dims=true
              y = Div(e, s) T=float32)")
              .ends_with("y = Softmax(x) -> <-1,3>\n"));
}

TEST_CASE("along another axis the softmax stands between transposes")
{
    const std::string text = lifted(exponentials("1", "true", "1"));
    CHECK(text.find("Transpose(x) perm=[0, 2, 1] -> <-1,3,5>") != std::string::npos);
    CHECK(text.find("= Softmax(") != std::string::npos);
    CHECK(text.find("perm=[0, 2, 1] -> <-1,5,3>") != std::string::npos);
}

TEST_CASE("where the maximum is taken along another axis, only the difference has a softmax")
{
    CHECK(lifted(exponentials("2", "true", "1")).find("d (Sub): no rule") != std::string::npos);
}

TEST_CASE("a sum along two axes is refused")
{
    CHECK(lifted(R"(
              x = Placeholder() dtype=float32 shape=<?,5,3>
              a = Const() value=int32<2>{1,2}
              e = Exp(x) T=float32
              s = Sum(e, a) T=float32 keep_dims=true
              y = Div(e, s) T=float32)")
              .find("sum and maximum are taken along one and the same axis") != std::string::npos);
}

TEST_CASE("a sum that drops its axis is refused")
{
    CHECK(lifted(exponentials("0", "false", "0")).find("expected the attribute keep_dims to be true") !=
          std::string::npos);
}
