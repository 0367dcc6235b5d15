#include "workplace.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace oplift::test {

namespace {

/// A run that must fail: with that status, these words on standard error, and no file written or changed.
void check_fails(const workplace& here, int status, const std::vector<std::string>& words,
                 const std::vector<std::string>& arguments)
{
    const auto before = here.files();
    const auto ended  = here.oplift(arguments);
    std::string command;
    for (const std::string& argument : arguments)
        command += " " + argument;
    CAPTURE(command);
    CAPTURE(ended.error);
    CHECK(ended.status == status);
    for (const std::string& word : words) {
        CAPTURE(word);
        CHECK(contains(ended.error, word));
    }
    CHECK_FALSE(contains(ended.error, "internal error"));
    CHECK((here.files() == before));
}

/// The demo model, and an IR from before that no failure may touch.
struct with_demo_model : workplace {
    with_demo_model()
    {
        make_demo_model();
        for (const char* name : {"ir.json", "ir.pb", "ir.npy"})
            write(name, "from before");
    }
};

} // namespace

TEST_CASE_FIXTURE(with_demo_model, "wrong usage ends with status 2")
{
    check_fails(*this, 2, {"--foo"}, {"to-ir", "-n", "demo.meta", "-d", "ir", "--foo"});
    check_fails(*this, 2, {"--dstPath"}, {"to-ir", "-n", "demo.meta"});
    check_fails(*this, 2, {"--network"}, {"to-ir", "-d", "ir"});
    check_fails(*this, 2, {"subcommand"}, {});
    check_fails(*this, 2, {"'wibble'"}, {"wibble"});
    check_fails(*this, 2, {"caffe"}, {"to-ir", "-f", "caffe", "-n", "demo.meta", "-d", "ir"});
    check_fails(*this, 2, {"'224,x,3'"}, {"to-ir", "-n", "demo.meta", "-d", "ir", "--inputShape", "224,x,3"});
    check_fails(*this, 2, {"2", "1 inputs"},
                {"to-ir", "-n", "demo.meta", "-d", "ir", "--inputShape", "32,32,3", "--inputShape", "5"});
    check_fails(*this, 2, {"not a folder"}, {"to-ir", "-n", "demo.meta", "-d", path().string() + "/"});
}

TEST_CASE_FIXTURE(with_demo_model, "a name that no node bears ends with status 2 and the names that are nearest")
{
    check_fails(*this, 2, {"there is no node 'outptu'", "nearest are: output"},
                {"to-ir", "-n", "demo.meta", "-w", "demo", "-d", "ir", "--dstNodeName", "outptu"});
    check_fails(*this, 2, {"there is no node 'inptu'", "input"},
                {"to-ir", "-n", "demo.meta", "-w", "demo", "-d", "ir", "--inNodeName", "inptu"});
}

TEST_CASE_FIXTURE(with_demo_model, "several possible outputs are listed, with status 2")
{
    check_fails(*this, 2, {"several possible outputs", "best", "known"},
                {"to-ir", "-n", fixture("unknown_operators.pbtxt"), "-d", "ir"});
}

TEST_CASE_FIXTURE(with_demo_model, "a graph that cannot be read ends with status 3")
{
    const auto graph = [&](const std::string& name, const std::vector<std::string>& words) {
        check_fails(*this, 3, words, {"to-ir", "-n", name, "-w", "demo", "-d", "ir"});
    };
    const std::string whole = read("demo.meta");
    graph("missing.meta", {"missing.meta: there is no such file"});
    write("empty.meta", "");
    graph("empty.meta", {"empty.meta: the file is empty"});
    for (const std::size_t length : {std::size_t{1}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
        CAPTURE(length);
        write("truncated.meta", whole.substr(0, length));
        graph("truncated.meta", {"truncated.meta: "});
    }
    std::string noise;
    for (std::uint32_t i = 0, state = 1; i < 5000; ++i, state = state * 1664525 + 1013904223)
        noise += static_cast<char>(state >> 24);
    write("noise.meta", noise);
    graph("noise.meta", {"noise.meta: "});
    write("noise.pbtxt", "node { name: \"x\" op: ");
    graph("noise.pbtxt", {"noise.pbtxt: "});
    std::filesystem::create_directory(*this / "folder");
    graph("folder", {"folder: is a folder"});
}

TEST_CASE_FIXTURE(with_demo_model, "a checkpoint that cannot be read ends with status 3")
{
    const auto converted = [&](const std::vector<std::string>& words) {
        check_fails(*this, 3, words, {"to-ir", "-n", "demo.meta", "-w", "demo", "-d", "ir"});
    };
    const std::string data  = read("demo.data-00000-of-00001");
    const std::string index = read("demo.index");
    SUBCASE("missing")
    {
        check_fails(*this, 3, {"nowhere: there is no checkpoint"},
                    {"to-ir", "-n", "demo.meta", "-w", "nowhere", "-d", "ir"});
    }
    SUBCASE("a folder")
    {
        std::filesystem::create_directory(*this / "folder");
        check_fails(*this, 3, {"folder: is a folder"}, {"to-ir", "-n", "demo.meta", "-w", "folder", "-d", "ir"});
    }
    SUBCASE("data truncated")
    {
        write("demo.data-00000-of-00001", data.substr(0, data.size() - 100));
        converted({"demo.data-00000-of-00001"});
    }
    SUBCASE("data missing")
    {
        std::filesystem::remove(*this / "demo.data-00000-of-00001");
        converted({"demo.data-00000-of-00001"});
    }
    SUBCASE("a bit of the data changed")
    {
        std::string damaged = data;
        damaged[damaged.size() / 2] ^= 4;
        write("demo.data-00000-of-00001", damaged);
        converted({"demo.data-00000-of-00001"});
    }
    SUBCASE("a bit of the index changed")
    {
        std::string damaged = index;
        damaged[100] ^= 4;
        write("demo.index", damaged);
        converted({"demo.index"});
    }
    SUBCASE("index truncated")
    {
        write("demo.index", index.substr(0, index.size() / 2));
        converted({"demo.index"});
    }
}

TEST_CASE_FIXTURE(with_demo_model, "a file that cannot be written ends with status 3")
{
    check_fails(*this, 3, {"nowhere/ir.json: cannot be created"},
                {"to-ir", "-n", "demo.meta", "-w", "demo", "-d", "nowhere/ir"});
    check_fails(*this, 3, {"nowhere/report.json: cannot be created"},
                {"to-ir", "-n", "demo.meta", "-w", "demo", "-d", "ir", "--report", "nowhere/report.json"});
}

namespace {

/// The demo model's checkpoint, and a graph of a bias of its own.
struct with_a_bias : with_demo_model {
    /// Writes the graph; converts to the IR what uses the bias SCOPE/bias of so many channels.
    std::vector<std::string> conversion_of(const std::string& scope, const std::string& channels)
    {
        std::string text = read(fixture("one_variable.pbtxt"));
        for (const auto& [word, meant] : {std::pair{"SCOPE", scope}, std::pair{"CHANNELS", channels}})
            for (std::size_t at = text.find(word); at != text.npos; at = text.find(word))
                text.replace(at, std::string{word}.size(), meant);
        write("one.pbtxt", text);
        return {"to-ir", "-n", "one.pbtxt", "-w", "demo", "-d", "ir", "--dstNodeName", "y"};
    }
};

} // namespace

TEST_CASE_FIXTURE(with_a_bias, "a variable of another shape than the checkpoint's ends with status 3 and both shapes")
{
    CHECK(oplift(conversion_of("fc6", "10")).status == 0);
    write("ir.json", "from before");
    check_fails(*this, 3, {"demo", "fc6/bias", "[10]", "[4]"}, conversion_of("fc6", "4"));
}

TEST_CASE_FIXTURE(with_a_bias, "a variable that the checkpoint lacks ends with status 3")
{
    check_fails(*this, 3, {"fc7/bias", "demo: "}, conversion_of("fc7", "10"));
}

TEST_CASE_FIXTURE(with_demo_model, "operators that are not recognised end with status 1, all of them at once")
{
    const std::string graph = fixture("unknown_operators.pbtxt");
    check_fails(*this, 1, {"Wobble (2 times): no rule recognises this operator", "first", "second"},
                {"to-ir", "-n", graph, "-d", "ir", "--dstNodeName", "best"});
    check_fails(*this, 1, {"Conv2D: no rule recognises it; the nearest is convolution", "      odd\n"},
                {"to-ir", "-n", fixture("near_miss.pbtxt"), "-d", "ir", "--dstNodeName", "odd"});
}

TEST_CASE_FIXTURE(with_demo_model, "the report lists what is in the way for other programs")
{
    const std::string graph = fixture("unknown_operators.pbtxt");
    CHECK(to_ir(graph, {"--dstNodeName", "best", "--report", "report.json"}).status == 1);
    const auto report = json("report.json");
    CHECK(report["model"] == graph);
    REQUIRE(report["obstacles"].size() == 1);
    CHECK(report["obstacles"][0]["operator"] == "Wobble");
    CHECK(report["obstacles"][0]["count"] == 2);
    CHECK(report["obstacles"][0]["nodes"] == std::vector<std::string>{"second", "first"});
    CHECK(read("ir.json") == "from before");

    CHECK(to_ir("demo.meta", {"-w", "demo", "--report", "report.json"}).status == 0);
    CHECK(json("report.json")["obstacles"].empty());
}

TEST_CASE_FIXTURE(with_demo_model, "--partial writes what is recognised, and still ends with status 1")
{
    const auto ended = to_ir(fixture("unknown_operators.pbtxt"), {"--dstNodeName", "best", "known", "--partial"});
    CHECK(ended.status == 1);
    CHECK(contains(ended.error, "Wobble"));
    CHECK(operators() == "DataInput x\nRelu known <- x\n");
}

} // namespace oplift::test
