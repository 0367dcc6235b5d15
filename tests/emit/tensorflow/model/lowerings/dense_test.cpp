#include <oplift/emit/tensorflow/model/lowerings/dense.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::operators_of;
using integers = std::vector<std::int64_t>;

TEST_CASE("a product of matrices has another operator for batches of them")
{
    for (const auto& [shape, name] :
         {std::pair{integers{2, 2}, "MatMul"}, std::pair{integers{3, 2, 2}, "BatchMatMul"}}) {
        test::ir_model model;
        const auto x = model.input("x", shape);
        model.add("y", ir::matrix_multiplication{x, x});
        CHECK(operators_of(model.text()) == name);
    }
}
