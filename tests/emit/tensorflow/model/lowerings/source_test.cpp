#include <oplift/emit/tensorflow/model/lowerings/source.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <emit/tensorflow/written.hpp>

using namespace oplift;

TEST_CASE("a constant that is a variable is the variable, under the name of the constant")
{
    test::ir_model model;
    ir::constant op{.value = test::floats({2}, {1, 2}), .dtype = data_type::float32};
    std::get<weight>(op.value).variable       = "kept";
    std::get<weight>(op.value).variable_shape = {2};
    const auto a                              = model.add("a", op);
    model.add("y", ir::negative{a});
    CHECK(model.text() == "a = Identity(kept)\ny = Neg(a)\n");
    model.graph[a.node].name = "kept";
    CHECK(model.text() == "y = Neg(kept)\n");
}
