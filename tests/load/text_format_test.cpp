#include <oplift/load/text_format.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using oplift::test::message_of;
namespace tf = oplift::tensorflow;

namespace {

std::string failure(const std::string& text)
{
    return message_of<input_error>([&] { parse_text<tf::GraphDef>(text, "file"); });
}

} // namespace

TEST_CASE("a text becomes a message; unknown fields are passed over")
{
    const auto graph = parse_text<tf::GraphDef>(
        "\xef\xbb\xbfnode { name: 'x' # comment\n op: \"Relu\" newer: 3 much_newer { inner: [1, 2] } }", "file");
    CHECK(graph.node_size() == 1);
    CHECK(graph.node(0).op() == "Relu");
}

TEST_CASE("an error is named with line and column")
{
    CHECK(failure("node {\n  name: 3\n}") == "file: line 2, column 9: Expected string, got: 3");
    CHECK(failure("node {").starts_with("file: line 1, column 7: "));
    CHECK(failure("node { name: 'x").starts_with("file: line 1, column 16: "));
}

TEST_CASE("nesting without end is an error, in known fields and in unknown ones")
{
    std::string known = "node { attr { key: 'k' value { ";
    std::string unknown;
    std::string list;
    for (int i = 0; i < 100000; ++i) {
        known += "func { attr { key: 'k' value { ";
        unknown += "newer { ";
        list += "newer: [ { ";
    }
    CHECK(failure(known).starts_with("file: line 1, column "));
    CHECK(failure(unknown).starts_with("file: line 1, column "));
    CHECK(failure(list).starts_with("file: line 1, column "));
    CHECK(failure("newer: " + std::string(100000, '[')).starts_with("file: line 1, column "));
}
