#include <oplift/emit/tensorflow/code/expression.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace oplift::emit::tensorflow::code;

TEST_CASE("an expression is on one line where it fits")
{
    std::string out;
    append_wrapped(out, 4, "x = ", group("f(", {plain("y"), named("strides", group("[", {plain("1")}, "]"))}, ")"));
    CHECK(out == "    x = f(y, strides=[1])\n");
}

TEST_CASE("a long expression has its items on a line of their own")
{
    const std::string name(50, 'a');
    std::string out;
    append_wrapped(out, 4, "x = ", group("f(", {plain(name), plain(std::string(38, 'b'))}, ")"));
    CHECK(out == "    x = f(\n        " + name + ", " + std::string(38, 'b') + "\n    )\n");
}

TEST_CASE("a longer expression has a line for each item")
{
    const std::string name(70, 'a');
    std::string out;
    append_wrapped(out, 0,
                   "x = ", group("f(", {plain(name), named("n", group("[", {plain(name), plain("2")}, "]"))}, ")"));
    CHECK(out == "x = f(\n    " + name + ",\n    n=[" + name + ", 2],\n)\n");
}

TEST_CASE("leaves are visited in the order of the text")
{
    const expression shown = group("f(", {literal_value("1", "a"), group("[", {literal_value("2", "b")}, "]")}, ")");
    std::string seen;
    each_leaf(shown, [&](const expression& leaf) { seen += leaf.text + leaf.label; });
    CHECK(seen == "1a2b");
}
