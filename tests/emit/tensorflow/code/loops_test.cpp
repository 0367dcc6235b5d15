#include <oplift/emit/tensorflow/code/loops.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace oplift::emit::tensorflow::code;

namespace {

std::string shown(const loop& made)
{
    std::string text = std::to_string(made.count) + ": for " + made.variables + " in " + flat(made.turns) + ":";
    for (const expression& argument : made.arguments)
        text += " " + flat(argument);
    return text;
}

bool nothing_is_taken(const std::string&)
{
    return false;
}

} // namespace

TEST_CASE("calls with counted scopes and equal arguments are a loop over a range")
{
    const loop made =
        loop_over({{"unit_8/x", {"64"}}, {"unit_9/x", {"64"}}, {"unit_10/x", {"64"}}, {"unit_11/x", {"8"}}}, {"depth"},
                  nothing_is_taken);
    CHECK(shown(made) == "3: for unit in range(8, 11): 'unit_%d/x' % unit depth=64");
}

TEST_CASE("percent signs stay, numbers with zeros before them are no count")
{
    CHECK(shown(loop_over({{"a%1", {}}, {"a%2", {}}, {"a%3", {}}}, {}, nothing_is_taken)) ==
          "3: for number in range(1, 4): 'a%%%d' % number");
    CHECK(shown(loop_over({{"a_08", {}}, {"a_09", {}}, {"a_10", {}}}, {}, nothing_is_taken)) ==
          "3: for name in ['a_08', 'a_09', 'a_10']: name");
}

TEST_CASE("calls with other arguments are a loop over a list")
{
    const loop made = loop_over({{"a", {"1", "2"}}, {"b", {"1", "3"}}, {"c", {"1", "4"}}}, {"stride", "depth"},
                                [](const std::string& name) { return name == "depth"; });
    CHECK(shown(made) == "3: for name, depth_2 in [('a', 2), ('b', 3), ('c', 4)]: name stride=1 depth=depth_2");
}

TEST_CASE("variables of a loop differ")
{
    const loop made = loop_over({{"a", {"1", "2"}}, {"b", {"2", "3"}}, {"c", {"3", "4"}}}, {"depth", "depth_2"},
                                [](const std::string& name) { return name == "depth"; });
    CHECK(made.variables == "name, depth_2, depth_2_2");
}

TEST_CASE("two calls are no loop, and a list ends where a range begins")
{
    CHECK(loop_over({{"a_1", {}}, {"a_2", {}}}, {}, nothing_is_taken).count == 1);
    CHECK(loop_over({{"u_1", {"1"}}, {"u_2", {"2"}}, {"u_3", {"2"}}, {"u_4", {"2"}}}, {"d"}, nothing_is_taken).count ==
          1);
}
