#include <oplift/infer/evaluators.hpp>
#include <oplift/infer/shape_functions.hpp>

#include <doctest/doctest.h>

using namespace oplift::infer;

TEST_CASE("every operator that is evaluated has a shape function")
{
    std::size_t lines = 0;
    for (const std::span<const evaluation_rule> family :
         {std::span<const evaluation_rule>{elementwise_evaluators}, {arrangement_evaluators}, {reduction_evaluators}})
        for (const evaluation_rule& line : family) {
            CAPTURE(line.name);
            CHECK(shape_rule_of(line.name));
            CHECK(evaluation_rule_of(line.name) == &line);
            ++lines;
        }
    CHECK(lines > 80);
    CHECK(!evaluation_rule_of("Conv2D"));
}
