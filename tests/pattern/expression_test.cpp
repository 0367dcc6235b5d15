#include <oplift/pattern.hpp>
#include <oplift/pattern/expression.hpp>

#include <doctest/doctest.h>

TEST_CASE("patterns are expressions, and nothing else is")
{
    using namespace oplift::pattern;
    static_assert(pattern_expression<decltype(tensor<"x">)>);
    static_assert(pattern_expression<decltype(relu(tensor<"x">))>);
    static_assert(pattern_expression<decltype(relu(tensor<"x">) || tensor<"x">)>);
    static_assert(pattern_expression<decltype(each<"x">)>);
    static_assert(!pattern_expression<decltype(relu)>);
    static_assert(!pattern_expression<int>);
    CHECK_FALSE(pattern_expression<const char*>);
}

TEST_CASE("an expression is an empty value: its type says everything")
{
    using namespace oplift::pattern;
    static_assert(std::is_empty_v<std::remove_cvref_t<decltype(tensor<"x">)>>);
    CHECK(std::is_empty_v<decltype(add(relu(tensor<"x">), named<"y">(neg(tensor<"x">))))>);
}
