#include <oplift/emit/tensorflow/model/lowerings/product_names.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

namespace {

/// The names of the product and of the last operator.
std::pair<std::string, std::string> names_of(bool goes_on, bool is_output)
{
    program source;
    source.calls.emplace_back().name = "net/conv";
    if (is_output)
        source.outputs.push_back({"net/conv", {.call = 0}});
    graph_writer to{source};
    const product_names names{to, source.calls[0], "Conv2D", goes_on};
    return {names.product(), names.sum()};
}

} // namespace

TEST_CASE("a product that nothing follows bears the name of its layer")
{
    CHECK(names_of(false, true) == std::pair<std::string, std::string>{"net/conv", "net/conv"});
}

TEST_CASE("a product bears the name of its layer, unless what follows it is an output of the model")
{
    CHECK(names_of(true, false) == std::pair<std::string, std::string>{"net/conv", "net/conv/BiasAdd"});
    CHECK(names_of(true, true) == std::pair<std::string, std::string>{"net/conv/Conv2D", "net/conv"});
}
