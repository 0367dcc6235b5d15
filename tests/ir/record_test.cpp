#include <oplift/ir/record.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

using namespace oplift;

TEST_CASE("an attribute keeps the type that it was given")
{
    CHECK(std::holds_alternative<double>(ir::attribute{1.0}));
    CHECK(std::holds_alternative<std::int64_t>(ir::attribute{std::int64_t{1}}));
    CHECK(std::holds_alternative<bool>(ir::attribute{true}));
    CHECK(std::holds_alternative<std::string>(ir::attribute{"VALID"})); // not bool, to which a pointer converts
    CHECK(std::holds_alternative<stated_shape>(ir::attribute{stated_shape{}}));
    CHECK(std::holds_alternative<std::vector<std::int64_t>>(ir::attribute{std::vector<std::int64_t>{1}}));
    static_assert(!std::is_constructible_v<ir::attribute, weight>);
}

TEST_CASE("records are values: a changed copy leaves the original as it is")
{
    const ir::record original{"Relu", {{"oplift_note", true}}, {}};
    ir::record copy           = original;
    copy.attributes[0].second = false;
    CHECK(std::get<bool>(original.attributes[0].second));
}
