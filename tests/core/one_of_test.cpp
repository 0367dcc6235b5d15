#include <oplift/one_of.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using oplift::one_of;

namespace {

using value = one_of<bool, std::int64_t, double, std::string, std::vector<double>>;

std::string described(const value& given)
{
    std::string text = "nothing";
    given.visit([&]<typename T>(const T& held) {
        if constexpr (std::is_same_v<T, std::string>)
            text = "text " + held;
        else if constexpr (std::is_same_v<T, std::vector<double>>)
            text = "list of " + std::to_string(held.size());
        else
            text = "number " + std::to_string(held);
    });
    return text;
}

} // namespace

TEST_CASE("a value is of the type that it was given, and of no other")
{
    const value given = std::int64_t{3};
    CHECK(given.has_value());
    CHECK(given.holds<std::int64_t>());
    CHECK_FALSE(given.holds<double>());
    CHECK(given.get<std::int64_t>() == 3);
    REQUIRE(given.get_if<std::int64_t>());
    CHECK(*given.get_if<std::int64_t>() == 3);
    CHECK(given.get_if<bool>() == nullptr);
    CHECK_THROWS_AS(given.get<double>(), std::logic_error);
}

TEST_CASE("without a value it is of no type, of the first neither")
{
    const value none;
    CHECK_FALSE(none.has_value());
    CHECK_FALSE(none.holds<bool>());
    CHECK(none.get_if<bool>() == nullptr);
    CHECK_THROWS_AS(none.get<bool>(), std::logic_error);
    CHECK(described(none) == "nothing");
}

TEST_CASE("only the types of the list are taken, without conversion; a text in quotes is a string")
{
    static_assert(std::is_constructible_v<value, bool>);
    static_assert(!std::is_constructible_v<value, float>);
    static_assert(!std::is_constructible_v<value, int>);
    static_assert(!std::is_constructible_v<one_of<bool, double>, const char*>);
    CHECK(value{"SAME"}.get<std::string>() == "SAME");
}

TEST_CASE("a visitor sees the value as what it is")
{
    CHECK(described("x") == "text x");
    CHECK(described(std::int64_t{7}) == "number 7");
    CHECK(described(std::vector<double>{1, 2}) == "list of 2");
}

TEST_CASE("a copy keeps its value when the original gets another")
{
    value original = std::string{"SAME"};
    const value copy{original};
    original = 0.5;
    CHECK(copy.get<std::string>() == "SAME");
    CHECK(original.get<double>() == 0.5);
}

TEST_CASE("values are equal if their types and values are")
{
    CHECK(value{} == value{});
    CHECK(value{true} == value{true});
    CHECK(value{true} != value{false});
    CHECK(value{std::int64_t{1}} != value{1.0});
    CHECK(value{false} != value{});
    CHECK(value{"a"} == value{std::string{"a"}});
    value given_away = 0.5;
    const value taken{std::move(given_away)};
    CHECK(given_away == value{});
    CHECK(taken == value{0.5});
}
