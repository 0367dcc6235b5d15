#include <oplift/emit/tensorflow/code/calls.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

namespace {

std::string last_call(const program_builder& builder, const std::string& scope = {})
{
    const statements all = statements_of(builder.made);
    return flat(call_writer{all}(all.steps.back(), {.path = scope, .variable_scope = scope}));
}

} // namespace

TEST_CASE("a convolution has its variables, and what it does not have is left out")
{
    program_builder builder;
    builder.convolution(builder.input("x", {-1, 4, 4, 3}), "a/conv", 3, 3, 8, 2);
    CHECK(last_call(builder, "a/conv") == "convolution(, variable('weights', [3, 3, 3, 8], 'Conv2D', 'weights'), "
                                          "strides=[1, 2, 2, 1], padding='SAME', name='Conv2D')");
}

TEST_CASE("an unknown extent is None in the shape of a placeholder, -1 in that of a reshape")
{
    program_builder builder;
    const result x = builder.input("x", {-1, 4});
    CHECK(last_call(builder) == "tf.placeholder(tf.float32, [None, 4], name='x')");
    builder.add(functions::reshape, {x, integers{-1, 2}}, "r");
    CHECK(last_call(builder).find("[-1, 2]") != std::string::npos);
}

TEST_CASE("a weight of another type, or of a node elsewhere, says so")
{
    program_builder builder;
    const auto kernel                         = builder.weight("other/fc", "weights", "a/weights", {4, 4}, false);
    builder.made.parameters.back().value.type = oplift::data_type::float16;
    builder.add(functions::dense, {builder.input("x", {-1, 4}), kernel, argument{}}, "a/fc");
    CHECK(last_call(builder, "a") ==
          "dense(, variable('weights', [4, 4], '/other/fc', 'weights', dtype=tf.float16, trainable=False), name='fc')");
}

TEST_CASE("a weight that is no variable is a value")
{
    program_builder builder;
    builder.add(functions::constant_weight, {builder.weight("c", "value", "c", {2})}, "c");
    CHECK(last_call(builder) == "constant(weight_value([2], 'c', 'value'), name='c')");
}

TEST_CASE("a call with too few arguments is an error")
{
    program_builder builder;
    builder.add(functions::relu, {}, "r");
    CHECK_THROWS_AS(last_call(builder), std::logic_error);
}
