#include <oplift/pattern/condition.hpp>

#include <doctest/doctest.h>

#include <concepts>

using oplift::pattern::condition;

template <typename... Conditions>
constexpr std::size_t count(oplift::pattern::condition_list<Conditions...>)
{
    return sizeof...(Conditions);
}

template <typename First, typename... More>
constexpr auto first_sentence(oplift::pattern::condition_list<First, More...>)
{
    return First::sentence.view();
}

TEST_CASE("conditions are joined in the order in which they are written")
{
    constexpr auto one   = condition<"the number is positive">([](int number) { return number > 0; });
    constexpr auto two   = condition<"the number is even">([](int number) { return number % 2 == 0; });
    constexpr auto three = one & two & condition<"the number is small">([](int number) { return number < 9; });
    static_assert(count(one) == 1);
    static_assert(count(three) == 3);
    static_assert(first_sentence(one & two) == "the number is positive");
    static_assert(first_sentence(two & one) == "the number is even");
    CHECK(count(three & three) == 6);
}
