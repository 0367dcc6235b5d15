#include <oplift/emit/tensorflow/code/local_names.hpp>
#include <oplift/emit/tensorflow/code/to_python.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

namespace {

/// The left sides of all assignments.
std::string names_in(const program_builder& builder)
{
    statements all        = statements_of(builder.made);
    const scope_tree tree = scopes_of(all);
    const repeats found   = repeats_of(all, tree, expressions_of(all, tree));
    local_names names{all, tree, found, 0};
    std::string text;
    for (std::size_t i = 0; i < all.steps.size(); ++i)
        text += names.define_step(i) + "; ";
    return text;
}

} // namespace

TEST_CASE("what a chain passes on is x, inputs and outputs have their names")
{
    program_builder builder;
    result x = builder.input("images", {-1, 4});
    x        = builder.relu(builder.relu(x, "a"), "b");
    builder.output("net/Predictions", builder.relu(x, "c"));
    CHECK(names_in(builder) == "images; x; x; predictions; ");
}

TEST_CASE("a value that is needed later is named after its part of the net")
{
    program_builder builder;
    const result x = builder.relu(builder.input("images", {-1, 4}), "net/stem");
    const result a = builder.relu(builder.relu(x, "net/Branch_0/a"), "net/Branch_0/b");
    const result b = builder.relu(x, "net/Branch_1/a");
    builder.relu(builder.sum(a, b, "net/add"), "net/last");
    CHECK(names_in(builder) == "images; x; a; branch_0; x; x; x; ");
}

TEST_CASE("of several results each has its name, and what nobody needs none")
{
    program_builder builder;
    const result x     = builder.input("images", {-1, 4});
    result parts       = builder.add(functions::unstack, {x, std::int64_t{3}, std::int64_t{1}}, "Unstack", 3);
    const result first = parts;
    parts.output       = 2;
    builder.sum(first, parts, "sum");
    CHECK(names_in(builder) == "images; unstack, _, unstack_2; x; ");
}

TEST_CASE("many results are a list")
{
    program_builder builder;
    const result x     = builder.input("images", {-1, 20});
    result parts       = builder.add(functions::unstack, {x, std::int64_t{20}, std::int64_t{1}}, "Unstack", 20);
    const result first = parts;
    parts.output       = 19;
    builder.sum(first, parts, "sum");
    CHECK(names_in(builder) == "images; unstack; x; ");
}

TEST_CASE("a list of one part is taken out of its list")
{
    program_builder builder;
    const result x = builder.input("x", {-1, 4});
    const result parts =
        builder.add(oplift::emit::tensorflow::functions::split, {x, std::int64_t{1}, std::int64_t{1}}, "parts");
    builder.output("y", builder.relu(parts, "y"));
    CHECK(names_in(builder) == "x; parts,; y; ");
}
