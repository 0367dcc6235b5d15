#include "workplace.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace oplift::test {
namespace {

/// A folder with the demo model, converted to ir.json, ir.pb and ir.npy.
struct workplace_with_ir : workplace {
    workplace_with_ir()
    {
        make_demo_model();
        REQUIRE(to_ir("demo.meta", {"-w", "demo"}).status == 0);
    }
};

std::vector<std::string> to_model(const std::string& form, const std::string& path)
{
    return {"to-model", "-f", "tensorflow", "-n", "ir.pb", "-w", "ir.npy", "-o", path, "--as", form};
}

} // namespace

TEST_CASE("the IR of a re-made model is the IR that it was made from")
{
    const workplace_with_ir here;
    const std::string json = here.read("ir.json");
    const std::string pb   = here.read("ir.pb");
    const std::string npy  = here.read("ir.npy");

    const auto checkpoint = here.oplift(to_model("checkpoint", "made"));
    CHECK(checkpoint.error == "");
    REQUIRE(checkpoint.status == 0);
    REQUIRE(here.to_ir("made.meta", {"-w", "made", "--dstNodeName", "output"}).status == 0);
    CHECK((here.read("ir.json") == json));
    CHECK((here.read("ir.pb") == pb));
    CHECK((here.read("ir.npy") == npy));

    REQUIRE(here.oplift(to_model("saved_model", "saved")).status == 0);
    REQUIRE(here.to_ir("saved").status == 0); // the signature tells the output
    CHECK((here.read("ir.json") == json));
    CHECK((here.read("ir.npy") == npy));

    // A frozen graph has no variables, so that their names are lost.
    REQUIRE(here.oplift(to_model("frozen", "frozen.pb")).status == 0);
    REQUIRE(here.to_ir("frozen.pb", {"--dstNodeName", "output"}).status == 0);
    CHECK((here.read("ir.npy") == npy));
    CHECK(!contains(here.read("ir.json"), "oplift_variable"));
}

TEST_CASE("a re-made checkpoint has the variables of the original, under their names")
{
    const workplace_with_ir here;
    const auto ended = here.oplift(to_model("checkpoint", "made"));
    REQUIRE(ended.status == 0);
    CHECK(ended.output == "Tensorflow model is saved as [made.data-00000-of-00001].\n"
                          "Tensorflow model is saved as [made.index].\n"
                          "Tensorflow model is saved as [made.meta].\n"
                          "Tensorflow model is saved as [checkpoint].\n");
    // The original graph loads its weights from the re-made checkpoint.
    const std::string npy = here.read("ir.npy");
    REQUIRE(here.to_ir("demo.meta", {"-w", "made"}).status == 0);
    CHECK((here.read("ir.npy") == npy));
}

TEST_CASE("the same IR gives the same bytes, also as JSON")
{
    const workplace_with_ir here;
    REQUIRE(here.oplift(to_model("frozen", "one.pb")).status == 0);
    REQUIRE(here.oplift({"to-model", "-n", "ir.json", "-w", "ir.npy", "-o", "two.pb", "--as", "frozen"}).status == 0);
    CHECK((here.read("one.pb") == here.read("two.pb")));
    REQUIRE(here.oplift({"to-code", "-n", "ir.json", "-w", "ir.npy", "-d", "one.py"}).status == 0);
    REQUIRE(here.oplift({"to-code", "-n", "ir.json", "-w", "ir.npy", "-d", "two.py"}).status == 0);
    CHECK((here.read("one.py") == here.read("two.py")));
}

TEST_CASE("to-code writes a Python file and says so in MMdnn's words")
{
    const workplace_with_ir here;
    const auto ended = here.oplift({"to-code", "-f", "tensorflow", "-n", "ir.pb", "-w", "ir.npy", "-d", "net.py"});
    CHECK(ended.status == 0);
    CHECK(ended.output == "Target network code snippet is saved as [net.py].\n");
    const std::string code = here.read("net.py");
    CHECK(contains(code, "def KitModel(weight_file=None):"));
    CHECK(contains(code, "is_train = False"));
    CHECK(contains(code, "'output'"));
    REQUIRE(here.oplift({"to-code", "-n", "ir.pb", "-w", "ir.npy", "-d", "train.py", "--phase", "train"}).status == 0);
    CHECK(contains(here.read("train.py"), "is_train = True"));
}

TEST_CASE("an IR that is not one is refused, and nothing is written")
{
    const workplace_with_ir here;
    here.write("short.npy", here.read("ir.npy").substr(0, 1000));
    here.write("empty.pb", "");
    here.write("text.json", "{\"node\": [");
    const auto files = here.files();
    for (const auto& [structure, weights] : std::vector<std::pair<std::string, std::string>>{
             {"ir.pb", "short.npy"}, {"empty.pb", "ir.npy"}, {"text.json", "ir.npy"}, {"missing.pb", "ir.npy"}}) {
        CAPTURE(structure);
        CAPTURE(weights);
        const auto ended = here.oplift({"to-model", "-n", structure, "-w", weights, "-o", "out", "--as", "frozen"});
        CHECK(ended.status == 3);
        CHECK(ended.error.starts_with("oplift: "));
        CHECK(here.oplift({"to-code", "-n", structure, "-w", weights, "-d", "out"}).status == 3);
    }
    CHECK((here.files() == files));
}

TEST_CASE("everything that is wrong with an IR is told at once")
{
    const workplace_with_ir here;
    nlohmann::json ir = here.json("ir.json");
    for (auto& node : ir.at("node")) {
        if (node.at("op") == "Softmax")
            node.at("op") = "Softmost";
        if (node.at("name") == "residual/add")
            node.at("input")[1] = "nowhere";
        if (node.at("name") == "conv1/Conv2D")
            node.at("attr").erase("strides");
    }
    here.write("wrong.json", ir.dump());
    const auto files = here.files();
    const auto ended = here.oplift({"to-model", "-n", "wrong.json", "-w", "ir.npy", "-o", "out"});
    CHECK(ended.status == 1);
    CHECK(contains(ended.error, "Softmost"));
    CHECK(contains(ended.error, "'nowhere'"));
    CHECK(contains(ended.error, "'strides'"));
    CHECK((here.files() == files));
}

} // namespace oplift::test
