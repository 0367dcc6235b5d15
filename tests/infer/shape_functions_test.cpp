#include <oplift/infer/shape_functions.hpp>

#include <doctest/doctest.h>

using namespace oplift::infer;

TEST_CASE("the table has one line an operator")
{
    for (const std::span<const shape_rule> family : {std::span<const shape_rule>{source_rules},
                                                     {elementwise_rules},
                                                     {convolution_rules},
                                                     {pooling_rules},
                                                     {normalization_rules},
                                                     {reduction_rules},
                                                     {linear_algebra_rules},
                                                     {reshaping_rules},
                                                     {joining_rules},
                                                     {slicing_rules},
                                                     {shape_arithmetic_rules},
                                                     {padding_rules},
                                                     {image_rules},
                                                     {control_flow_rules},
                                                     {selection_rules}})
        for (const shape_rule& line : family) {
            CAPTURE(line.name);
            CHECK(shape_rule_of(line.name) == &line);
        }
    CHECK(!shape_rule_of("NoSuchOperator"));
}
