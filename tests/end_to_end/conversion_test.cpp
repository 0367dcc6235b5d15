#include "workplace.hpp"

#include <doctest/doctest.h>

#include <string>

namespace oplift::test {

TEST_CASE("to-ir writes three files and says so in MMdnn's words")
{
    const workplace here;
    here.make_demo_model();
    const auto ended = here.oplift(
        {"to-ir", "-f", "tensorflow", "-n", "demo.meta", "-w", "demo", "--dstNodeName", "output", "-d", "ir"});
    CHECK(ended.status == 0);
    CHECK(ended.error == "");
    CHECK(ended.output == "Parse file [demo.meta] with binary format successfully.\n"
                          "Tensorflow model file [demo.meta] loaded successfully.\n"
                          "Tensorflow checkpoint file [demo] loaded successfully. [18] variables loaded.\n"
                          "IR network structure is saved as [ir.json].\n"
                          "IR network structure is saved as [ir.pb].\n"
                          "IR weights are saved as [ir.npy].\n");
    CHECK(here.operators() == "DataInput input\n"
                              "Conv conv1/Conv2D <- input\n"
                              "BatchNorm conv1/bn/batchnorm/add <- conv1/Conv2D\n"
                              "Relu conv1/Relu <- conv1/bn/batchnorm/add\n"
                              "Pool pool1/MaxPool <- conv1/Relu\n"
                              "DepthwiseConv depthwise2/depthwise <- pool1/MaxPool\n"
                              "BatchNorm depthwise2/bn/FusedBatchNorm <- depthwise2/depthwise\n"
                              "Relu6 depthwise2/Relu6 <- depthwise2/bn/FusedBatchNorm\n"
                              "Conv conv3/Conv2D <- depthwise2/Relu6\n"
                              "Add residual/add <- conv3/Conv2D, pool1/MaxPool\n"
                              "Relu residual/Relu <- residual/add\n"
                              "Pool pool4/MaxPool <- residual/Relu\n"
                              "Flatten flatten/Reshape <- pool4/MaxPool\n"
                              "FullyConnected fc5/MatMul <- flatten/Reshape\n"
                              "Relu fc5/Relu <- fc5/MatMul\n"
                              "Dropout dropout/div <- fc5/Relu\n"
                              "FullyConnected fc6/MatMul <- dropout/div\n"
                              "Softmax output <- fc6/MatMul\n");
    const auto files = here.files();
    CHECK(files.size() == 6);
    CHECK(files.at("ir.npy").starts_with("\x93NUMPY\x01"));
    CHECK(contains(files.at("ir.pb"), "conv1/bn/batchnorm/add"));
}

TEST_CASE("the same model gives the same bytes, again and in any order of its nodes")
{
    const workplace here;
    here.make_demo_model();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo"}).status == 0);
    const auto files = here.files();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo"}).status == 0);
    CHECK((here.files() == files));
    for (const char* seed : {"1", "2", "3"}) {
        CAPTURE(seed);
        here.make_demo_model("shuffled", {"--shuffle", seed});
        REQUIRE(here.read("shuffled.meta") != files.at("demo.meta"));
        REQUIRE(here.to_ir("shuffled.meta", {"-w", "demo"}).status == 0);
        for (const char* name : {"ir.json", "ir.pb", "ir.npy"})
            CHECK((here.read(name) == files.at(name)));
    }
}

TEST_CASE("MMdnn's short flags mean what they mean there")
{
    const workplace here;
    here.make_demo_model();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "output", "--inNodeName", "input"}).status == 0);
    const auto ended = here.oplift({"to-ir", "-f", "tensorflow", "-in", "demo.meta", "-iw", "demo", "-node", "output",
                                    "-inode", "input", "-o", "short"});
    CHECK(ended.status == 0);
    for (const std::string extension : {".json", ".pb", ".npy"})
        CHECK((here.read("short" + extension) == here.read("ir" + extension)));
}

TEST_CASE("the outputs bear the names that were asked for, also those of nodes inside an operator")
{
    const workplace here;
    here.make_demo_model();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "conv1/BiasAdd"}).status == 0);
    CHECK(here.operators() == "DataInput input\n"
                              "Conv conv1/BiasAdd <- input\n");
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "conv1/bn/batchnorm/add_1"}).status == 0);
    CHECK(here.operators().ends_with("\nBatchNorm conv1/bn/batchnorm/add_1 <- conv1/Conv2D\n"));
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "dropout/mul"}).status == 0);
    CHECK(here.operators().ends_with("\nDropout dropout/mul <- fc5/Relu\n"));
}

TEST_CASE("a model can have two outputs")
{
    const workplace here;
    here.make_demo_model();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "output", "residual/Relu"}).status == 0);
    CHECK(contains(here.operators(), "\nRelu residual/Relu <- residual/add\n"));
    CHECK(here.operators().ends_with("\nSoftmax output <- fc6/MatMul\n"));
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo", "--dstNodeName", "fc5/BiasAdd", "conv1/BiasAdd"}).status == 0);
    CHECK(contains(here.operators(), "\nFullyConnected fc5/BiasAdd <- flatten/Reshape\n"));
    CHECK(contains(here.operators(), "\nConv conv1/BiasAdd <- input\n"));
}

TEST_CASE("without weights only the structure is converted, and that is said")
{
    const workplace here;
    here.make_demo_model();
    const auto ended = here.to_ir("demo.meta");
    CHECK(ended.status == 0);
    CHECK(ended.output == "Parse file [demo.meta] with binary format successfully.\n"
                          "Tensorflow model file [demo.meta] loaded successfully.\n"
                          "IR network structure is saved as [ir.json].\n"
                          "IR network structure is saved as [ir.pb].\n"
                          "No weights were given: only the network structure was converted.\n");
    CHECK_FALSE(here.files().contains("ir.npy"));
    const auto structure = here.operators();
    REQUIRE(here.to_ir("demo.meta", {"-w", "demo"}).status == 0);
    CHECK(here.operators() == structure);
}

TEST_CASE("a frozen graph has its weights inside, as text or in binary form")
{
    const workplace here;
    const std::string text = here.fixture("frozen.pbtxt");
    const auto ended       = here.to_ir(text);
    CHECK(ended.status == 0);
    CHECK(contains(ended.output, "Parse file [frozen.pbtxt] with text format successfully.\n"));
    CHECK(contains(ended.output, "IR weights are saved as [ir.npy].\n"));
    CHECK(here.operators() == "DataInput x\n"
                              "FullyConnected dense/MatMul <- x\n"
                              "LeakyRelu y <- dense/MatMul\n");
    const auto files = here.files();
    CHECK(here.oplift({"to-ir", "-w", text, "-d", "ir"}).status == 0);
    CHECK((here.files() == files));
    const auto ir = here.json("ir.json");
    CHECK(ir.at("node").at(2).at("attr").at("alpha").at("f").get<double>() == doctest::Approx(0.25));
}

} // namespace oplift::test
