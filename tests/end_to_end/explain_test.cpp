#include "workplace.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace oplift::test {

namespace {

/// What oplift explain prints of a node, without what it says about reading the files.
std::string explained(const workplace& here, std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "explain");
    const ended_program ended = here.oplift(arguments);
    CHECK(ended.status == 0);
    CHECK(ended.error == "");
    const std::size_t end = ended.output.rfind("successfully.");
    return end == std::string::npos ? ended.output : ended.output.substr(ended.output.find('\n', end) + 1);
}

} // namespace

TEST_CASE("explain tells why a rule does not match, with the attributes")
{
    const workplace here;
    const std::string text = explained(here, {here.fixture("near_miss.pbtxt"), "--node", "odd"});
    CHECK(text.starts_with("'odd' (Conv2D), float32 <?,8,8,2>: no rule recognises it\n"
                           "convolution does not match at 'odd' (Conv2D): the pattern fits, but this does not hold: "
                           "strides and dilations are those of height and width"));
    CHECK(contains(text, "    'odd' (Conv2D) has data_format=NHWC, padding=SAME, strides=[2,1,1,1]\n"));
    CHECK(
        explained(here, {"near_miss.pbtxt", "--node", "odd", "--rule", "convolution"}).starts_with(text.substr(0, 80)));
}

TEST_CASE("explain tells what a rule that matches covers, and what it captured")
{
    const workplace here;
    const std::string graph = here.fixture("frozen.pbtxt");
    const std::string text  = explained(here, {"-n", graph, "--node", "y"});
    CHECK(contains(text, "'y' (Maximum), float32 <?,3>: "));
    CHECK(contains(text, " recognises it, together with 'mul' (Mul)\n"));
    CHECK(contains(text, "    it is the rule that is taken\n"));
    CHECK(contains(text, "float32 <> = 0.25\n"));
    CHECK(contains(explained(here, {graph, "--node", "mul"}), ": it is inside of what "));
    CHECK(contains(explained(here, {graph, "--node", "kernel"}), ": its value is a constant: it needs no rule\n"));
}

TEST_CASE("explain says that no rule begins with an operator")
{
    const workplace here;
    CHECK(contains(explained(here, {here.fixture("unknown_operators.pbtxt"), "--node", "second", "-node", "best"}),
                   "'second' (Wobble), float32 of unknown shape: no rule recognises it\nno rule begins with Wobble\n"));
}

TEST_CASE("explain looks at a node of a model with a checkpoint, also at one that only passes a tensor on")
{
    const workplace here;
    here.make_demo_model();
    const auto of = [&](const std::string& node, std::vector<std::string> further = {}) {
        further.insert(further.begin(), {"demo.meta", "-w", "demo", "--node", node});
        return explained(here, further);
    };
    CHECK(contains(of("conv1/BiasAdd"), "    'filter' is 'conv1/kernel' (VariableV2), float32 <3,3,3,16>\n"));
    CHECK(of("conv1/bn/batchnorm/mul_1")
              .starts_with("'conv1/bn/batchnorm/mul_1' (Mul), float32 <?,32,32,16>: it is inside of what "
                           "batch_normalization recognises at 'conv1/bn/batchnorm/add_1' (Add)\n"));
    CHECK(of("output", {"--rule", "convolution"}) == "'output' only passes on what 'Softmax' yields.\n"
                                                     "'Softmax' (Softmax), float32 <?,10>: softmax recognises it\n"
                                                     "convolution does not match at 'Softmax' (Softmax): the rule "
                                                     "begins with BiasAdd, BiasAddV1, Add, AddV2, Conv2D "
                                                     "or Conv3D\n");
    CHECK(of("conv1/kernel/read")
              .ends_with("'conv1/kernel' (VariableV2), float32 <3,3,3,16>: its value is known with a checkpoint: it "
                         "needs no rule\n"));
    CHECK(of("residual/add", {"--rule", "depthwise_convolution"})
              .ends_with(
                  "depthwise_convolution does not match at 'residual/add' (Add): operand 1 of 'residual/add' (Add) "
                  "should be DepthwiseConv2dNative, and is 'conv3/BiasAdd' (BiasAdd), float32 <?,16,16,16>\n"
                  "    what fits: 'residual/add' (Add)\n"));
}

TEST_CASE("explain ends with status 2 for a node or a rule that there is not, and with 3 for a missing file")
{
    const workplace here;
    const std::string graph = here.fixture("frozen.pbtxt");
    const auto node         = here.oplift({"explain", graph, "--node", "dense/MatMull"});
    CHECK(node.status == 2);
    CHECK(contains(node.error, "there is no node 'dense/MatMull'; the nearest are: dense/MatMul"));
    const auto rule = here.oplift({"explain", graph, "--node", "y", "--rule", "convolutoin"});
    CHECK(rule.status == 2);
    CHECK(contains(rule.error, "there is no rule 'convolutoin'; the nearest are: convolution"));
    CHECK(here.oplift({"explain", "nowhere.meta", "--node", "y"}).status == 3);
    CHECK(here.oplift({"explain", graph}).status == 2);
    CHECK(here.oplift({"explain", "--node", "y"}).status == 2);
}

} // namespace oplift::test
