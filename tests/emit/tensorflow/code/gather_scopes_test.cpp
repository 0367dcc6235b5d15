#include <oplift/emit/tensorflow/code/gather_scopes.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <stdexcept>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

TEST_CASE("statements of a scope are put together as far as they can be")
{
    program_builder builder;
    const result x = builder.input("x", {-1, 4});
    const result a = builder.relu(x, "a/one");
    const result b = builder.relu(x, "b/one");
    builder.relu(a, "a/two");
    builder.relu(b, "b/two");
    statements all = statements_of(builder.made);
    gather_scopes(all);
    std::string names;
    for (const step& each : all.steps)
        names += each.name + " ";
    CHECK(names == "x a/one a/two b/one b/two ");
    CHECK(all.steps[4].operands == std::vector<reference>{{3, 0}});
    CHECK(all.step_of_call == std::vector<std::size_t>{0, 1, 3, 2, 4});
}

TEST_CASE("a scope is not entered before it can be finished")
{
    program_builder builder;
    const result x     = builder.input("x", {-1, 4});
    const result first = builder.relu(x, "b/first"); // what b needs besides is in a
    const result one   = builder.relu(x, "a/one");
    const result two   = builder.relu(one, "a/two");
    builder.relu(first, "b/second");
    builder.add(functions::add, {first, two}, "b/sum");
    statements all = statements_of(builder.made);
    gather_scopes(all);
    std::string names;
    for (const step& each : all.steps)
        names += each.name + " ";
    CHECK(names == "x a/one a/two b/first b/second b/sum ");
}
