#include <oplift/ir/element_types.hpp>

#include <doctest/doctest.h>

#include <ir/operators/written.hpp>
#include <ir/small_model.hpp>

using namespace oplift;
using types = std::vector<data_type>;

namespace {

data_type of(ir::record op, const types& inputs = {})
{
    return ir::element_type(op, inputs);
}

} // namespace

TEST_CASE("inputs and constants state their type, which is float32 if they do not")
{
    CHECK(of({"DataInput", {{"dtype", data_type::int64}}, {}}) == data_type::int64);
    CHECK(of({"Constant", {{"dtype", data_type::uint8}}, {}}) == data_type::uint8);
    weight doubles = test::shaped({2});
    doubles.type   = data_type::float64;
    CHECK(of({"Const", {}, {{"value", doubles}}}) == data_type::float32);
}

TEST_CASE("most operators have the type of their first input")
{
    CHECK(of({"Relu", {}, {}}, {data_type::float64}) == data_type::float64);
    CHECK(of({"Select", {}, {}}, {data_type::boolean, data_type::int32, data_type::int32}) == data_type::int32);
    CHECK(of({"Gather", {}, {}}, {data_type::int16, data_type::int64}) == data_type::int16);
}

TEST_CASE("comparisons are conditions, shapes and indices are integers")
{
    CHECK(of({"Less", {}, {}}, {data_type::float32, data_type::float32}) == data_type::boolean);
    CHECK(of({"ReduceAny", {}, {}}, {data_type::boolean}) == data_type::boolean);
    CHECK(of({"Shape", {}, {}}, {data_type::float32}) == data_type::int32);
    CHECK(of({"ArgMax", {}, {}}, {data_type::float32}) == data_type::int64);
    CHECK(of({"ResizeBilinear", {}, {}}, {data_type::uint8}) == data_type::float32);
}

TEST_CASE("what is filled has the type of the number, what is chosen that of the weights")
{
    CHECK(of({"Fill", {{"value", std::int64_t{1}}}, {}}, {data_type::int64}) == data_type::int32);
    CHECK(of({"Fill", {{"value", 1.0}}, {}}, {data_type::int64}) == data_type::float32);
    CHECK(of({"Embedding", {}, {{"weights", test::shaped({2, 2})}}}, {data_type::int64}) == data_type::float32);
}

TEST_CASE("a cast has the type that it names, in MMdnn's words or numpy's")
{
    CHECK(of({"Cast", {{"dstType", std::string{"int"}}}, {}}, {data_type::float32}) == data_type::int32);
    CHECK(of({"Cast", {{"dstType", std::string{"double"}}}, {}}, {data_type::float32}) == data_type::float64);
    CHECK(of({"Cast", {{"dstType", std::string{"colour"}}}, {}}, {data_type::float32}) == data_type::invalid);
    CHECK(of({"Cast", {}, {}}, {data_type::float32}) == data_type::invalid);
}

TEST_CASE("types flow from inputs to outputs")
{
    ir::operator_graph graph     = test::small_model();
    graph[0].op.attributes.at(0) = {"dtype", data_type::float64};
    ir::set_element_types(graph);
    CHECK(graph[3].type == data_type::float64);
}
