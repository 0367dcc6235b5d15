#include "support/test_subject.hpp"
#include <oplift/match/description.hpp>

#include <doctest/doctest.h>

#include <string>

using oplift::test::test_subject;

TEST_CASE("a tensor is told by its node, its type, its shape, and its value where that is small")
{
    const test_subject graph{"x = Placeholder() shape=<?,2>\nu = Placeholder()\na = Const() value=float32<>{0.1}\n"
                             "z = Const() value=float32<2>{3,3}\np = Const() value=int32<4>{0,3,1,2}\n"
                             "d = Const() value=float32<2>{1,2}\nr = AddN(x, u, a, z, p, d)",
                             {"r"}};
    const auto told = [&](const char* name) { return tensor_text(graph.view(), graph[name]); };
    CHECK(told("x") == "'x' (Placeholder), float32 <?,2>");
    CHECK(told("u") == "'u' (Placeholder), float32 of unknown shape");
    CHECK(told("a") == "'a' (Const), float32 <> = 0.1");
    CHECK(told("z") == "'z' (Const), float32 <2> = 3 everywhere");
    CHECK(told("p") == "'p' (Const), int32 <4> = [0,3,1,2]");
    CHECK(told("d") == "'d' (Const), float32 <2>");
    CHECK(tensor_text(graph.view(), {graph["x"].node, 1}).starts_with("output 1 of 'x' (Placeholder)"));
}

TEST_CASE("the users of a tensor are told, and who waits for its node")
{
    const test_subject graph{"x = Placeholder()\nu = Unpack(x)\na = Abs(u:1, ^x)\nb = Neg(u, ^x)\nr = Sub(a, b, ^a)",
                             {"r"}};
    CHECK(users_text(graph.view(), {graph["u"].node, 1}) == "output 1 of 'u' is used by 'a' (Abs)");
    CHECK(users_text(graph.view(), graph["x"]) == "'x' is used by 'u' (Unpack), and 'a' (Abs), 'b' (Neg) wait for it");
    CHECK(users_text(graph.view(), graph["a"]) == "'a' is used by 'r' (Sub), and 'r' (Sub) waits for it");
    CHECK(users_text(graph.view(), graph["r"]) == "'r' is used by no other node");
}

TEST_CASE("long lists are cut")
{
    const test_subject graph{"x = Placeholder()\na = Abs(x)\nr = Relu(a)", {"r"}};
    CHECK(nodes_text(graph.view(), {graph["r"].node, graph["a"].node, graph["x"].node}, 2) ==
          "'r' (Relu), 'a' (Abs) and 1 more");
    CHECK(oplift::integers_text({1, 2, 3}) == "[1,2,3]");
    CHECK(oplift::integers_text(std::vector<std::int64_t>(17, 1)) == "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,...]");
}

TEST_CASE("of the attributes, those are told that say what is calculated")
{
    const test_subject graph{
        "r = Conv2D() T=float32 padding=\"SAME\" strides=[1,2,2,1] flag=true N=2 rate=0.5f count=3 "
        "_class=\"loc\"",
        {"r"}};
    const std::string text = attributes_text(graph.view(), graph["r"].node);
    CHECK(text.find("padding=SAME, ") != std::string::npos);
    CHECK(text.find("flag=true") != std::string::npos);
    CHECK(text.find("strides=[1,2,2,1]") != std::string::npos);
    CHECK(text.find("count=3") != std::string::npos);
    CHECK(text.find("N=") == std::string::npos);
    CHECK(text.find("T=") == std::string::npos);
    CHECK(text.find("_class") == std::string::npos);
}
