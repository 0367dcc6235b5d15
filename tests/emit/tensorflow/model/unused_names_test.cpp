#include <oplift/emit/tensorflow/model/unused_names.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <vector>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;

TEST_CASE("a name that is taken gets the first number that is free")
{
    const std::vector<node> nodes{operation("a", "Op", {}), operation("b", "Op", {}), operation("b_1", "Op", {})};
    unused_names names{nodes};
    CHECK(names.take("c") == "c");
    CHECK(names.take("c") == "c_1");
    CHECK(names.take("a") == "a_1");
    CHECK(names.take("b") == "b_2");
}

TEST_CASE("a scope is taken by a node of its name and by one within")
{
    const auto scope = [](const char* name) {
        const std::vector<node> nodes{operation(name, "Op", {})};
        return unused_names{nodes}.scope("save");
    };
    CHECK(scope("x") == "save");
    CHECK(scope("save") == "save_1");
    CHECK(scope("save/Const") == "save_1");
    CHECK(scope("saved") == "save");
    CHECK(scope("save-1/x") == "save");
}
