#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

namespace {

const program nothing;

graph_tensor shaped(std::optional<integers> shape)
{
    return {"x", data_type::float32, std::move(shape)};
}

} // namespace

TEST_CASE("shapes are broadcast from the last axis; what is unknown stays so unless the other decides it")
{
    CHECK(broadcast(integers{2, 1}, integers{3}) == integers{2, 3});
    CHECK(broadcast(integers{3}, integers{-1, 1}) == integers{-1, 3});
    CHECK(broadcast(integers{-1}, integers{4}) == integers{4});
    CHECK(broadcast(integers{-1}, integers{1}) == integers{-1});
    CHECK(broadcast(integers{}, integers{2}) == integers{2});
    CHECK_FALSE(broadcast(std::nullopt, integers{2}));
}

TEST_CASE("axes of extent 1 are put into a shape and taken out of it, if it has room for them")
{
    graph_writer to{nothing};
    CHECK(add_expand_dims(to, "a", shaped(integers{2, 3}), 1).shape == integers{2, 1, 3});
    CHECK(add_squeeze(to, "b", shaped(integers{2, 1, 3}), 1).shape == integers{2, 3});
    CHECK_FALSE(add_expand_dims(to, "c", shaped(integers{}), 1).shape);
    CHECK_FALSE(add_squeeze(to, "d", shaped(integers{}), 1).shape);
}

TEST_CASE("a pad adds to the extents that are known")
{
    graph_writer to{nothing};
    CHECK(add_pad(to, "a", shaped(integers{-1, 3}), {{1, 1}, {0, 2}}).shape == integers{-1, 5});
    CHECK_FALSE(add_pad(to, "b", shaped(integers{3}), {{1, 1}, {0, 2}}).shape);
}

TEST_CASE("a split has one result for each part")
{
    graph_writer to{nothing};
    const auto parts = add_split(to, "parts", shaped(std::nullopt), -1, 3);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].name == "parts");
    CHECK(parts[2].name == "parts:2");
}

TEST_CASE("a filter is spread by zeros between its elements, on the axes that have dilations")
{
    graph_writer to{nothing};
    call c;
    c.name                   = "y";
    const graph_tensor wider = add_dilated(to, part_names{to, c, "Conv2D"}, shaped(integers{3, 2, 4, 5}), {1, 2, 1, 1});
    CHECK(wider.shape == integers{5, 2, 4, 5});
    const std::string text = test::text_of(to.finish());
    CHECK(text.find("y/filter/Pad/paddings = int32{0,0,0,1,0,0,0,0,0,0}\n") != std::string::npos);
    CHECK(text.find("y/filter/Reshape/shape = int32{6,2,4,5}\n") != std::string::npos);
    CHECK(text.find("y/filter/strided_slice/stack_1 = int32{5,2,4,5}\n") != std::string::npos);
}
