#include <oplift/ir/operand.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a tensor of the source graph is an operand as it is")
{
    constexpr ir::operand input = tensor_reference{4, 2};
    static_assert(input.tensor == tensor_reference{4, 2});
    CHECK(ir::operand{}.tensor == tensor_reference{0, 0});
}
