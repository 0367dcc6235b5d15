#include <oplift/emit/tensorflow/code/gather_scopes.hpp>
#include <oplift/emit/tensorflow/code/repeats.hpp>
#include <oplift/emit/tensorflow/code/to_python.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <string>
#include <vector>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

namespace {

repeats found_in(const program_builder& builder)
{
    statements all = statements_of(builder.made);
    gather_scopes(all);
    const scope_tree tree = scopes_of(all);
    return repeats_of(all, tree, expressions_of(all, tree));
}

std::string functions_in(const program_builder& builder)
{
    std::string text;
    for (const repeated_block& pattern : found_in(builder).patterns)
        if (pattern.is_function) {
            text += pattern.name + " " + std::to_string(pattern.blocks.size());
            for (const hole& each : pattern.holes)
                text += " " + each.name;
            text += "; ";
        }
    return text;
}

} // namespace

TEST_CASE("blocks that are equal but for scopes and numbers are one function")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4, 4, 3});
    x        = builder.layer(x, "conv1", 3, 3, 8);
    builder.output("y", builder.layer(x, "conv2", 3, 8, 16, 2));
    // The normalisation is in one place: in the function.
    CHECK(functions_in(builder) == "conv 2 input_depth depth stride; ");
}

TEST_CASE("a block within others is a function of its own where it is in two of them")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4, 4, 3});
    x        = builder.unit(x, "unit_1", 3, 4, 8);
    x        = builder.unit(x, "unit_2", 8, 4, 8);
    builder.output("y", builder.unit(x, "unit_3", 8, 4, 8));
    CHECK(functions_in(builder) ==
          "batch_norm 10 depth; convolution_block 4 input_depth; conv 6 kernel_size input_depth; unit 2; ");
}

TEST_CASE("blocks of another structure, or with too many differences, are not one")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4, 4, 3});
    x        = builder.relu(builder.convolution(x, "a", 3, 3, 3), "a/Relu");
    x        = builder.relu(builder.convolution(x, "b", 3, 3, 3), "b/Relu6");
    CHECK(functions_in(builder).empty());

    program_builder other;
    x = other.input("x", {-1, 4, 4, 3});
    for (const std::int64_t k : {1, 2})
        for (std::int64_t i = 0; i < 8; ++i)
            x = other.convolution(x, "block" + std::to_string(k) + "/conv" + std::to_string(i), 3, 3, 3 + i * k);
    CHECK(functions_in(other).empty());
}

TEST_CASE("a block whose names TensorFlow would change is written where it stands")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4, 4, 3});
    x        = builder.relu(x, "CONV2");
    x        = builder.layer(x, "conv1", 3, 3, 3);
    builder.output("y", builder.layer(x, "conv2", 3, 3, 3));
    CHECK(functions_in(builder).empty());
}
