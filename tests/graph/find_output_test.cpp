#include <oplift/graph/find_output.hpp>

#include <doctest/doctest.h>

#include <string>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;
using oplift::test::graph_text;

namespace {

const auto graph = graph_text::parse(R"(
    resnet/predictions/Softmax = Softmax()
    resnet/predictions/Reshape = Reshape()
    other/scope/logits = Relu()
    split = Split()
)");

} // namespace

TEST_CASE("an output is found by the name of its node, with or without a number")
{
    CHECK(find_output(graph, "split") == tensor_reference{3, 0});
    CHECK(find_output(graph, "split:1") == tensor_reference{3, 1});
    CHECK(find_output(graph, "other/scope/logits:0") == tensor_reference{2, 0});
}

TEST_CASE("a name that is not there is answered with the nearest")
{
    CHECK_THROWS_WITH_AS(find_output(graph, "resnet/prediction/Softmax"),
                         "there is no node 'resnet/prediction/Softmax'; the nearest are: resnet/predictions/Softmax, "
                         "resnet/predictions/Reshape",
                         unknown_node);
    CHECK_THROWS_WITH_AS(find_output(graph, "logits:1"),
                         "there is no node 'logits'; the nearest are: other/scope/logits", unknown_node);
    CHECK_THROWS_WITH_AS(find_output(graph, "zzzzzzzzzz"), "there is no node 'zzzzzzzzzz'", unknown_node);
    CHECK_THROWS_AS(find_output(graph, "^split"), unknown_node);
    CHECK_THROWS_AS(find_output(graph, ""), unknown_node);
}

TEST_CASE("the edit distance counts insertions, deletions and replacements up to its limit")
{
    CHECK(edit_distance("kitten", "sitting", 10) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 2);
    CHECK(edit_distance("", "abc", 10) == 3);
    CHECK(edit_distance("same", "same", 10) == 0);
}
