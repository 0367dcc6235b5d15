#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;
using test::text_of_two;

TEST_CASE("an activation is TensorFlow's operator")
{
    CHECK(text_of(ir::relu6{}) == "y = Relu6(x)\n");
    CHECK(text_of(ir::selu{}) == "y = Selu(x)\n");
    CHECK(text_of(ir::reciprocal{}) == "y = Reciprocal(x)\n");
    CHECK(text_of(ir::logical_not{}, {2}, data_type::boolean) == "y = LogicalNot(x)\n");
}

TEST_CASE("operands keep their order")
{
    CHECK(text_of_two(ir::subtract{}) == "y = Sub(x, z)\n");
    CHECK(text_of_two(ir::power{}) == "y = Pow(x, z)\n");
    CHECK(text_of_two(ir::maxmum{}) == "y = Maximum(x, z)\n");
    CHECK(text_of_two(ir::less{}) == "y = Less(x, z)\n");
}

TEST_CASE("more than two operands are combined from the left")
{
    test::ir_model model;
    const auto x = model.input("x", {2}), z = model.input("z", {2}), u = model.input("u", {2});
    model.add("y", ir::subtract{.left = x, .right = z, .more = {u, x}});
    CHECK(model.text() == "y/part = Sub(x, z)\ny/part_1 = Sub(y/part, u)\ny = Sub(y/part_1, x)\n");
}

TEST_CASE("a quotient of integers is rounded down")
{
    CHECK(text_of_two(ir::divide{}) == "y = RealDiv(x, z)\n");
    CHECK(text_of_two(ir::divide{}, data_type::int32) == "y = FloorDiv(x, z)\n");
    CHECK(text_of_two(ir::real_divide{}, data_type::int64) == "y = FloorDiv(x, z)\n");
}

TEST_CASE("operands of different types are refused")
{
    test::ir_model model;
    const auto x = model.input("x", {2}), z = model.input("z", {2}, data_type::int32);
    model.add("y", ir::add{.left = x, .right = z});
    CHECK(model.text() == "y: its operands have elements of type float32 and int32\n");
    CHECK(text_of_two(ir::logical_and{}).find("instead of bool") != std::string::npos);
}

TEST_CASE("an elu with a factor of its own is put together, TensorFlow's has 1")
{
    CHECK(text_of(ir::elu{}) == "y = Elu(x)\n");
    CHECK(text_of(ir::elu{.alpha = 1}) == "y = Elu(x)\n");
    CHECK(text_of(ir::elu{.alpha = 2}).ends_with("y = Select(y/Greater, x, y/mul)\n"));
}

TEST_CASE("a gamma is one number, or one for each channel")
{
    CHECK(text_of(ir::p_relu{.gamma = test::zeros({2})}).ends_with("y = Add(y/Relu, y/mul)\n"));
    CHECK(text_of(ir::p_relu{.gamma = test::zeros({})}).ends_with("y = Add(y/Relu, y/mul)\n"));
    CHECK(text_of(ir::p_relu{.gamma = test::zeros({3})}) ==
          "y: its input has not the 3 channels that its weights are for\n");
    CHECK(text_of(ir::p_relu{.gamma = test::zeros({4, 2})}) ==
          "y: its gamma is neither one number nor one for each channel\n");
}

TEST_CASE("softmax runs along the last axis, however it is called")
{
    CHECK(text_of(ir::softmax{.dim = 1}, {-1, 3}) == "y = Softmax(x)\n");
    CHECK(text_of(ir::log_softmax{.dim = -1}, {-1, 3}) == "y = LogSoftmax(x)\n");
    CHECK(text_of(ir::softmax{.dim = 0}, {-1, 3}) == "y: softmax runs along the last axis, 'dim' is another\n");
}

TEST_CASE("a choice needs a condition")
{
    test::ir_model model;
    const auto x = model.input("x", {2}), c = model.input("c", {2}, data_type::boolean);
    const auto z = model.add("z", ir::negative{x});
    model.add("y", ir::select{.condition = c, .chosen = x, .otherwise = z});
    CHECK(model.text() == "z = Neg(x)\ny = Select(c, x, z)\n");
    model.output(model.add("u", ir::select{.condition = x, .chosen = x, .otherwise = z}));
    CHECK(model.text().find("u: its operand has elements of type float32 instead of bool") != std::string::npos);
}

TEST_CASE("a cast leads to the type that it names")
{
    CHECK(text_of(ir::cast{.dstType = "int"}) == "y = Cast(x) DstT=int32 SrcT=float\n");
    CHECK(text_of(ir::cast{.dstType = "quaternion"}) == "y: 'dstType' quaternion is no element type\n");
}
