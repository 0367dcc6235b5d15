#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/source.hpp>
#include <oplift/emit/tensorflow/model/graph_writer.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <emit/tensorflow/written.hpp>
#include <limits>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

TEST_CASE("no operator takes a name that a call or a parameter has")
{
    program_builder builder;
    const result x = builder.input("x", {2});
    builder.weight("y", "weights", "w", {2});
    builder.relu(x, "y");
    graph_writer writer{builder.made};
    CHECK(writer.unused("y") == "y_1");
    CHECK(writer.unused("w") == "w_1");
    CHECK(writer.unused("z") == "z");
    CHECK(writer.unused("z") == "z_1");
}

TEST_CASE("integers of an operand become a constant, rows of them a matrix")
{
    const program nothing;
    graph_writer writer{nothing};
    CHECK(writer.tensor(argument{std::int64_t{3}}, "one").shape == integers{});
    CHECK(writer.tensor(argument{integers{1, 2}}, "list").shape == integers{2});
    CHECK(writer.tensor(argument{std::vector<integers>{{1, 2}, {3, 4}, {5, 6}}}, "rows").shape == integers{3, 2});
    CHECK(test::text_of(writer.finish()) == "one = int32{3}\nlist = int32{1,2}\nrows = int32{1,2,3,4,5,6}\n");
}

TEST_CASE("an integer that is no int32 is refused")
{
    const program nothing;
    graph_writer writer{nothing};
    CHECK_THROWS_AS(writer.tensor(argument{std::int64_t{1} << 31}, "x"), refusal);
    CHECK_NOTHROW(writer.tensor(argument{std::int64_t{std::numeric_limits<std::int32_t>::min()}}, "x"));
}

TEST_CASE("a number that its type does not have is refused")
{
    const program nothing;
    graph_writer writer{nothing};
    CHECK_THROWS_AS(writer.number_constant("x", data_type::int32, 0.5), refusal);
    CHECK_THROWS_AS(writer.number_constant("x", data_type::int64, 0x1p63), refusal);
    CHECK_NOTHROW(writer.number_constant("x", data_type::int64, -0x1p63));
    CHECK_THROWS_AS(writer.number_constant("x", data_type::uint8, -1), refusal);
    CHECK_THROWS_AS(writer.number_constant("x", data_type::int8, std::numeric_limits<double>::quiet_NaN()), refusal);
    CHECK_THROWS_AS(writer.number_constant("x", data_type::float16, 1), refusal);
}

TEST_CASE("a result has the shape that the IR states, else the one that is known here")
{
    program_builder builder;
    const result x               = builder.input("x", {2});
    const result y               = builder.relu(x, "y");
    const result z               = builder.relu(y, "z");
    builder.made.calls[1].shapes = {std::nullopt};
    builder.output("y", y);
    graph_writer writer{builder.made};
    writer.set_result(builder.made.calls[0], {{"x", data_type::float32, integers{7}}});
    writer.set_result(builder.made.calls[1], {{"y", data_type::float32, integers{8}}});
    CHECK(writer.tensor(x, "").shape == integers{2});
    CHECK(writer.tensor(y, "").shape == integers{8});
    CHECK(writer.is_output(builder.made.calls[1]));
    CHECK_FALSE(writer.is_output(builder.made.calls[z.call]));
    CHECK(writer.finish().outputs.at(0).tensor == "y:0");
}
