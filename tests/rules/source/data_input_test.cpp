#include <oplift/rules/source.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

std::string lifted(std::string_view graph, std::string output = "y")
{
    return test::lifted_text(test::table_of<rule::source_rules>, graph, {std::move(output)});
}

} // namespace

TEST_CASE("a placeholder is an input with its type and what is known of its shape")
{
    CHECK(lifted("y = Placeholder() dtype=float32 shape=<?,224,?,3>") ==
          "y = DataInput() dtype=float32 shape=<-1,224,-1,3> -> <-1,224,-1,3>\n");
    CHECK(lifted("y = PlaceholderV2() dtype=bool shape=<>") == "y = DataInput() dtype=bool shape=<> -> <>\n");
}

TEST_CASE("a placeholder of unknown rank is refused")
{
    const std::string text = lifted("y = Placeholder() dtype=float32 shape=<*>");
    CHECK(text.find("the number of axes is known (state the shape of the input)") != std::string::npos);
}

TEST_CASE("a placeholder for a resource is refused")
{
    const std::string text = lifted("y = Placeholder() dtype=resource shape=<>");
    CHECK(text.find("the elements are numbers, truth values or texts") != std::string::npos);
}
