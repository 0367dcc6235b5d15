#include "ir/operators/written.hpp"
#include <oplift/ir/operators/source.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("an input has its shape and type")
{
    CHECK(written(ir::data_input{.shape = stated_shape{{-1, 4, 4, 3}}, .dtype = data_type::float32}) ==
          "DataInput() dtype=float32 shape=<-1,4,4,3>");
}

TEST_CASE("a constant's value is a number, a list, or a weight")
{
    CHECK(written(ir::constant{.value = 0.5, .dtype = data_type::float32}) == "Constant() dtype=float32 value=0.5f");
    CHECK(written(ir::constant{.value = std::int64_t{3}}) == "Constant() value=3");
    CHECK(written(ir::constant{.value = std::vector<double>{0.5, 2}}) == "Constant() value=[0.5,2]");
    CHECK(written(ir::const_{.value = shaped({2, 3}), .dtype = data_type::float64}) ==
          "Const() dtype=float64 value<2,3>");
}

TEST_CASE("tensors that follow another's shape")
{
    CHECK(written(ir::fill{.shape_tensor = from(1), .value = std::int64_t{1}}) == "Fill(1) value=1");
    CHECK(written(ir::fill{.shape_tensor = from(1), .value = 1.0}) == "Fill(1) value=1f");
    CHECK(written(ir::shape{.input = from(2)}) == "Shape(2)");
    CHECK(written(ir::zeros_like{.input = from(2)}) == "ZerosLike(2)");
}

TEST_CASE("rows are chosen from weights or from a tensor, which comes before the indices")
{
    CHECK(written(ir::embedding{.indices = from(1), .weights = shaped({9, 4}), .input_dim = 9, .output_dim = 4}) ==
          "Embedding(1) input_dim=9 output_dim=4 weights<9,4>");
    CHECK(written(ir::gather{.source = from(5), .indices = from(1), .axis = 2}) == "Gather(5, 1) axis=2");
    CHECK(written(ir::gather{.indices = from(1), .weights = shaped({9, 4})}) == "Gather(1) axis=0 weights<9,4>");
}
