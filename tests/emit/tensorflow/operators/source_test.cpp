#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/program.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>
#include <emitting/emitting.hpp>

using namespace oplift;

namespace {

std::string of_constant(const ir::constant& op)
{
    test::ir_model model;
    model.add("y", op);
    return model.text();
}

/// Indices "x", and what chooses by them.
template <typename Operator>
std::string chosen(Operator op, data_type type = data_type::int32)
{
    test::ir_model model;
    op.indices = model.input("x", {-1, 3}, type);
    model.add("y", op);
    return model.text();
}

} // namespace

TEST_CASE("an input is a placeholder of its type")
{
    test::ir_model model;
    model.input("x", {-1, 3}, data_type::int64);
    std::vector<obstacle> problems;
    const auto graph = compiled::graph_of(model.program(problems));
    REQUIRE(graph.nodes.size() == 1);
    CHECK(graph.nodes[0].definition.op() == "Placeholder");
    CHECK(graph.nodes[0].definition.attr().at("dtype").type() == oplift::tensorflow::DT_INT64);
    CHECK(graph.nodes[0].definition.attr().at("shape").shape().dim(0).size() == -1);
    CHECK(graph.nodes[0].definition.attr().at("shape").shape().dim(1).size() == 3);
    CHECK(graph.inputs.at(0).tensor == "x:0");
}

TEST_CASE("numbers are written in the constant's type, which is float32 unless it says another")
{
    CHECK(of_constant({.value = 2.5}) == "y = float{2.500000}\n");
    CHECK(of_constant({.value = std::int64_t{2}}) == "y = float{2.000000}\n");
    CHECK(of_constant({.value = std::vector<std::int64_t>{1, 2}, .dtype = data_type::int32}) == "y = int32{1,2}\n");
}

TEST_CASE("numbers that are none of the constant's type are refused")
{
    const std::string refused = "y: its value is none of type ";
    CHECK(of_constant({.value = 2.5, .dtype = data_type::int32}) == refused + "int32\n");
    CHECK(of_constant({.value = 1e30, .dtype = data_type::int64}) == refused + "int64\n");
    CHECK(of_constant({.value = std::vector<std::int64_t>{1, 300}, .dtype = data_type::uint8}) == refused + "uint8\n");
    CHECK(of_constant({.value = std::int64_t{1}, .dtype = data_type::string}) == refused + "string\n");
}

TEST_CASE("a weight is a constant, and cast where it has another type than the constant")
{
    CHECK(of_constant({.value = test::zeros({3}), .dtype = data_type::float32}) == "y = Const<3>\n");
    CHECK(of_constant({.value = test::zeros({3}), .dtype = data_type::int32}) ==
          "y/stored = Const<3>\ny = Cast(y/stored) DstT=int32 SrcT=float\n");
}

TEST_CASE("a tensor is filled with integers or floating-point numbers")
{
    const auto filled = [](const ir::number& value, data_type dims) {
        test::ir_model model;
        model.add("y", ir::fill{.shape_tensor = model.input("x", {2}, dims), .value = value});
        return model.text();
    };
    CHECK(filled(0.5, data_type::int32) == "y/value = float{0.500000}\ny = Fill(x, y/value)\n");
    CHECK(filled(std::int64_t{3}, data_type::int64) == "y/value = int32{3}\ny = Fill(x, y/value) index_type=int64\n");
    CHECK(filled(0.5, data_type::float32) == "y: the shape that it fills is no tensor of integers\n");
}

TEST_CASE("rows of an embedding are chosen by integers")
{
    CHECK(chosen(ir::embedding{.weights = test::zeros({5, 2}), .input_dim = 5, .output_dim = 2}) ==
          "y/axis = int32{0}\n"
          "y = GatherV2(y/weights, x, y/axis) Taxis=int32 Tindices=int32 Tparams=float\n");
    CHECK(chosen(ir::embedding{.weights = test::zeros({5, 2}), .input_dim = 4, .output_dim = 2}) ==
          "y: its weights are not [input_dim, output_dim]\n");
    CHECK(chosen(ir::embedding{.weights = test::zeros({5, 2}), .input_dim = 5, .output_dim = 2}, data_type::float32) ==
          "y: its indices are no integers\n");
}

TEST_CASE("gather chooses from a tensor or from weights, along an axis that they have")
{
    CHECK(chosen(ir::gather{.weights = test::zeros({5, 2}), .axis = 1}, data_type::int64) ==
          "y/axis = int32{1}\n"
          "y = GatherV2(y/weights, x, y/axis) Taxis=int32 Tindices=int64 Tparams=float\n");
    CHECK(chosen(ir::gather{.weights = test::zeros({5, 2}), .axis = 2}) == "y: 'axis' is none of its weights' axes\n");
    CHECK(chosen(ir::gather{.axis = 0}) == "y: it needs either a tensor or weights to choose from\n");
}
