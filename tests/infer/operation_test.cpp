#include "inferred.hpp"
#include <oplift/infer/operation.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("extents that are known win over those that are not")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        y = Placeholder() dtype=float32 shape=<2,?>
        a = AddN(x, y) T=float32 N=2
        z = Placeholder() dtype=float32 shape=<2,4>
        b = AddN(x, z) T=float32 N=2
    )"};
    CHECK(graph.shape("a") == "float32<2,3>");
    CHECK(graph.contradictions() == "b: extent 1 is 3 in one operand and 4 in another");
}
