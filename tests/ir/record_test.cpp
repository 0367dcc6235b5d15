#include <oplift/ir/record.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

using namespace oplift;

TEST_CASE("an attribute keeps the type that it was given")
{
    CHECK(ir::attribute{1.0}.holds<double>());
    CHECK(ir::attribute{std::int64_t{1}}.holds<std::int64_t>());
    CHECK(ir::attribute{true}.holds<bool>());
    CHECK(ir::attribute{"VALID"}.holds<std::string>()); // not bool, to which a pointer converts
    CHECK(ir::attribute{stated_shape{}}.holds<stated_shape>());
    CHECK(ir::attribute{std::vector<std::int64_t>{1}}.holds<std::vector<std::int64_t>>());
    static_assert(!std::is_constructible_v<ir::attribute, weight>);
}

TEST_CASE("records are values: a changed copy leaves the original as it is")
{
    const ir::record original{"Relu", {{"oplift_note", true}}, {}};
    ir::record copy           = original;
    copy.attributes[0].second = false;
    CHECK(original.attributes[0].second.get<bool>());
}
