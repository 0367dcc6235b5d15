#include "support/test_subject.hpp"
#include <oplift/match/subject.hpp>

#include <doctest/doctest.h>

TEST_CASE("a subject lists operands in their order and all uses, by data and by control")
{
    const oplift::test::test_subject graph{"x = Placeholder()\nu = Unpack(x)\na = Sub(u:1, u)\nb = Add(a, a, ^u)",
                                           {"b"}};
    const oplift::subject& view = graph.view();
    CHECK(view.size() == 4);
    const auto operands = view.operands_of(graph["a"].node);
    REQUIRE(operands.size() == 2);
    CHECK(operands[0] == oplift::tensor_reference{graph["u"].node, 1});
    CHECK(operands[1] == graph["u"]);
    const auto uses = view.uses_of(graph["u"].node);
    REQUIRE(uses.size() == 3);
    CHECK(uses[0].user == graph["a"].node);
    CHECK(uses[0].output == 1);
    CHECK(uses[2].control);
    CHECK(uses[2].user == graph["b"].node);
    CHECK(view.uses_of(graph["a"].node).size() == 2);
    REQUIRE(view.control_inputs_of(graph["b"].node).size() == 1);
    CHECK(view.control_inputs_of(graph["b"].node)[0] == graph["u"]);
    CHECK(view.control_inputs_of(graph["a"].node).empty());
    CHECK(view.uses_of(graph["b"].node).empty());
}

TEST_CASE("operands have lower numbers than their users")
{
    const oplift::test::test_subject graph{"c = Relu(b)\nb = Relu(a)\na = Placeholder()", {"c"}};
    for (oplift::node_id node = 0; node < graph.view().size(); ++node)
        for (const oplift::tensor_reference operand : graph.view().operands_of(node))
            CHECK(operand.node < node);
}
