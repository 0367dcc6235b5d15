#include <oplift/load/old_placeholders.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

namespace {

stated_shape shape_of(std::string_view text, std::int64_t producer)
{
    auto graph = graph_text::parse(text);
    restate_old_placeholders(graph, producer);
    return graph[node_named(graph, "x")].attributes.get<stated_shape>("shape", std::vector<std::int64_t>{7, 7});
}

} // namespace

TEST_CASE("an old placeholder's shape [] says nothing, a new one's says that it is a scalar")
{
    constexpr std::string_view scalar = "x = Placeholder() dtype=float32 shape=<>";
    CHECK(shape_of(scalar, 23) == std::nullopt);
    CHECK(shape_of(scalar, 0) == std::nullopt);
    CHECK(shape_of(scalar, 24) == stated_shape{std::vector<std::int64_t>{}});
}

TEST_CASE("an old placeholder with a shape keeps it")
{
    CHECK(shape_of("x = Placeholder() dtype=float32 shape=<2,3>", 21) == stated_shape{{2, 3}});
}
