#include <oplift/emit/tensorflow/code/scopes.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

namespace {

scope_tree tree_of(const program_builder& builder, statements& all)
{
    all = statements_of(builder.made);
    return scopes_of(all);
}

} // namespace

TEST_CASE("a scope with one scope in it alone is no block of its own")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4});
    x        = builder.relu(x, "a/b/one");
    builder.relu(x, "a/b/c/two");
    statements all;
    const scope_tree tree = tree_of(builder, all);
    REQUIRE(tree.blocks.size() == 2);
    CHECK(tree.blocks[1].path == "a/b");
    CHECK(tree.blocks[1].entries.size() == 2);
    CHECK(tree.blocks[1].is_fresh);
    CHECK(tree.blocks[1].is_movable);
}

TEST_CASE("a scope that is entered again has its full name, and is none for variables")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4, 4, 3});
    x        = builder.layer(x, "a", 3, 3, 3);
    x        = builder.relu(x, "b");
    builder.layer(x, "a/again", 3, 3, 3);
    statements all;
    const scope_tree tree = tree_of(builder, all);
    REQUIRE(tree.blocks.size() == 5);
    CHECK(tree.blocks[3].path == "a/again");
    CHECK(tree.blocks[3].is_fresh);

    program_builder other;
    x = other.input("x", {-1, 4, 4, 3});
    x = other.layer(x, "a", 3, 3, 3);
    x = other.relu(x, "b");
    x = other.relu(x, "a/one");
    other.convolution(x, "a", 3, 3, 3);
    other.made.parameters.back().variable = "a/other";
    other.made.calls.back().name          = "a/two";
    const scope_tree again                = tree_of(other, all);
    REQUIRE(again.blocks.size() == 4);
    CHECK(again.blocks[3].path == "a");
    CHECK(!again.blocks[3].is_fresh);
    CHECK(again.blocks[3].variable_scope.empty());
    CHECK(!again.blocks[3].is_movable);
}

TEST_CASE("a name that differs in case alone is told to TensorFlow in full")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4});
    x        = builder.relu(x, "a/relu");
    builder.relu(x, "a/Relu");
    statements all;
    const scope_tree tree = tree_of(builder, all);
    CHECK(!all.steps[1].is_exact);
    CHECK(all.steps[2].is_exact);
    CHECK(!tree.blocks[1].is_movable);
}

TEST_CASE("blocks are not nested deeper than Python allows")
{
    program_builder builder;
    result x = builder.input("x", {-1, 4});
    std::string scope;
    for (int i = 0; i < 200; ++i) {
        scope += "s/";
        x = builder.relu(builder.relu(x, scope + "a"), scope + "b");
    }
    statements all;
    const scope_tree tree = tree_of(builder, all);
    CHECK(tree.blocks.size() == 9);
}
