#include <oplift/emit/tensorflow/code/steps.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <stdexcept>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

TEST_CASE("scopes are the parts of names before a slash")
{
    CHECK(scope_of("a/b/c") == "a/b");
    CHECK(scope_of("a") == "");
    CHECK(is_within("a/b", "a"));
    CHECK(!is_within("ab", "a"));
    CHECK(common_scope("a/b/c", "a/b/d") == "a/b");
    CHECK(common_scope("a/b", "c") == "");
    CHECK(limited(std::string(100, '/')).size() == 31);
}

TEST_CASE("a statement is in the scope that it shares with its variables")
{
    program_builder builder;
    builder.convolution(builder.input("x", {-1, 4, 4, 3}), "a/conv", 3, 3, 8);
    builder.made.parameters[0].variable = "a/other/weights";
    const statements all                = statements_of(builder.made);
    REQUIRE(all.steps.size() == 2);
    CHECK(all.steps[1].name == "a/conv/Conv2D");
    CHECK(all.steps[1].scope == "a");
}

TEST_CASE("a variable that two calls share is a statement of its own")
{
    program_builder builder;
    const result x    = builder.input("x", {-1, 4});
    const auto kernel = builder.weight("a", "weights", "a/weights", {4, 4});
    builder.add(functions::dense, {builder.add(functions::dense, {x, kernel, argument{}}, "a"), kernel, argument{}},
                "b");
    const statements all = statements_of(builder.made);
    REQUIRE(all.steps.size() == 4);
    CHECK(all.steps[1].made_by == nullptr);
    CHECK(all.steps[1].name == "a/weights");
    CHECK(all.steps[3].operands == std::vector<reference>{{2, 0}, {1, 0}});
}

TEST_CASE("names that collide once they are legal are told apart")
{
    program_builder builder;
    const result x = builder.input("x", {-1, 4});
    builder.relu(x, "a b");
    builder.relu(x, "a_b");
    const statements all = statements_of(builder.made);
    CHECK(all.steps[1].name == "a_b");
    CHECK(all.steps[2].name == "a_b_1");
}

TEST_CASE("a call that uses what no earlier call makes is an error")
{
    program_builder builder;
    builder.relu({0, 0}, "a");
    CHECK_THROWS_AS(statements_of(builder.made), std::logic_error);
    program_builder other;
    other.add(functions::relu, {parameter_use{7}}, "a");
    CHECK_THROWS_AS(statements_of(other.made), std::logic_error);
    program_builder third;
    third.relu({other.input("x", {1}).call, 1}, "a");
    CHECK_THROWS_AS(statements_of(third.made), std::logic_error);
}
