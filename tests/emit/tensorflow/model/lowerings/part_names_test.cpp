#include <oplift/emit/tensorflow/model/lowerings/part_names.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

TEST_CASE("parts are named beside an operator that is called after one of them, else below it")
{
    const program nothing;
    graph_writer to{nothing};
    call c;
    c.name = "net/conv/Conv2D";
    CHECK(part_names(to, c, "Conv2D").beside("BiasAdd") == "net/conv/BiasAdd");
    c.name = "net/conv/Conv2D_3";
    CHECK(part_names(to, c, "Conv2D").beside("BiasAdd") == "net/conv/BiasAdd");
    c.name = "net/conv";
    CHECK(part_names(to, c, "Conv2D").beside("BiasAdd") == "net/conv/BiasAdd");
    c.name = "Conv2D";
    CHECK(part_names(to, c, "Conv2D").beside("BiasAdd") == "BiasAdd");
    CHECK(part_names(to, c, "Conv2D").own() == "Conv2D");
}

TEST_CASE("a part's name can be asked for as one that no other operator bears")
{
    const program nothing;
    graph_writer to{nothing};
    call c;
    c.name = "net/conv";
    const part_names names{to, c, "Conv2D"};
    const std::string first = names.unused("Pad");
    CHECK(first == "net/conv/Pad");
    CHECK(names.unused("Pad") != first);
}
