#include <oplift/graph/attribute.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace oplift;

namespace {

attribute_map some_attributes()
{
    return attribute_map{{{"strides", std::vector<std::int64_t>{1, 2, 2, 1}},
                          {"T", data_type::float32},
                          {"padding", std::string{"SAME"}},
                          {"shape", stated_shape{}},
                          {"alpha", 0.5f}}};
}

} // namespace

TEST_CASE("an attribute is found by name and type")
{
    const attribute_map attributes = some_attributes();
    REQUIRE(attributes.find<std::string>("padding"));
    CHECK(*attributes.find<std::string>("padding") == "SAME");
    CHECK(attributes.find<std::vector<std::int64_t>>("strides")->at(2) == 2);
    CHECK(attributes.find<std::int64_t>("padding") == nullptr);
    CHECK(attributes.find<std::string>("paddin") == nullptr);
    CHECK(attributes.find<std::string>("zzz") == nullptr);
}

TEST_CASE("an attribute that is not there, or is of another type, has the value that the caller says")
{
    const attribute_map attributes = some_attributes();
    CHECK(attributes.get("alpha", 0.25f) == 0.5f);
    CHECK(attributes.get("beta", 0.25f) == 0.25f);
    CHECK(attributes.get("alpha", std::int64_t{3}) == 3);
    CHECK(attribute_map{}.get("alpha", 1.f) == 1.f);
}

TEST_CASE("a shape of unknown rank is an attribute, and no shape is none")
{
    const attribute_map attributes = some_attributes();
    REQUIRE(attributes.find<stated_shape>("shape"));
    CHECK(!attributes.find<stated_shape>("shape")->has_value());
    CHECK(!attributes.find<stated_shape>("strides"));
}

TEST_CASE("attributes are sorted by name; of two with one name the first is found")
{
    std::vector<std::string> names;
    for (const auto& [name, value] : some_attributes())
        names.push_back(name);
    CHECK(names == std::vector<std::string>{"T", "alpha", "padding", "shape", "strides"});
    CHECK(attribute_map{{{"b", true}, {"a", 1.f}, {"a", 2.f}}}.get("a", 0.f) == 1.f);
}

TEST_CASE("a copy outlives the original")
{
    std::optional<attribute_map> original{some_attributes()};
    const attribute_map copy = *original;
    original.reset();
    CHECK(copy.get<std::string>("padding", "") == "SAME");
}
