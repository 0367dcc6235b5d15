#include <oplift/pattern/program.hpp>

#include <doctest/doctest.h>

#include <type_traits>

TEST_CASE("a program is plain data, and small")
{
    static_assert(std::is_trivially_copyable_v<oplift::pattern_step>);
    static_assert(std::is_trivially_copyable_v<oplift::attribute_test>);
    static_assert(std::is_trivially_copyable_v<oplift::capture_slot>);
    CHECK(sizeof(oplift::pattern_step) <= 16);
}

TEST_CASE("a step binds nothing and has no sibling unless it says so")
{
    constexpr oplift::pattern_step step;
    static_assert(step.capture == -1 && step.variadic == -1 && step.next_sibling == 0);
    CHECK(step.output == 0);
}
