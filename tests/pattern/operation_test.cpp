#include <oplift/pattern.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operation.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string_view>
#include <variant>

namespace oplift::rule {
namespace {
using namespace pattern;

struct asking {
    static constexpr auto pattern = relu(conv2d(pattern::tensor<"x">, pattern::weight<"w">)
                                             .with<"padding", "SAME">()
                                             .with_default<"data_format", "NHWC">()
                                             .with<"use_cudnn_on_gpu", true>()
                                             .with<"count", 3>());
};
struct waiting {
    static constexpr auto pattern = relu(unpack(neg(pattern::tensor<"x">).with_control_inputs())
                                             .without_control_inputs()
                                             .with<"axis", 1>()
                                             .without_control_inputs());
};
struct third_output {
    static constexpr auto pattern = unpack(pattern::tensor<"x">).output<2>();
};
struct any_output {
    static constexpr auto pattern = unpack(pattern::tensor<"x">).with<"axis", 1>().any_output();
};

} // namespace
} // namespace oplift::rule

using oplift::program_of;

TEST_CASE("attributes that are asked for become tests of the operation's step")
{
    constexpr auto& program = program_of<oplift::rule::asking>;
    static_assert(program.steps[0].test_count == 0);
    static_assert(program.steps[1].test_count == 4 && program.steps[1].first_test == 0);
    static_assert(program.tests[0].name == "padding" && !program.tests[0].default_passes);
    static_assert(std::get<std::string_view>(program.tests[0].value) == "SAME");
    static_assert(program.tests[1].name == "data_format" && program.tests[1].default_passes);
    static_assert(std::get<bool>(program.tests[2].value));
    CHECK(std::get<std::int64_t>(program.tests[3].value) == 3);
}

TEST_CASE("that control inputs are asked for is told in the operation's step, and is no test of an attribute")
{
    constexpr auto& program = program_of<oplift::rule::waiting>;
    static_assert(program.steps[0].control_inputs == oplift::control_demand::none);
    static_assert(program.steps[1].control_inputs == oplift::control_demand::no_input);
    static_assert(program.steps[1].test_count == 1 && program.tests[0].name == "axis");
    CHECK(program.steps[2].control_inputs == oplift::control_demand::some_input);
}

TEST_CASE("an operation asks for output 0 unless it says otherwise")
{
    static_assert(program_of<oplift::rule::asking>.steps[0].output == 0);
    static_assert(program_of<oplift::rule::third_output>.steps[0].output == 2);
    static_assert(program_of<oplift::rule::any_output>.steps[0].output == oplift::pattern_step::any_output);
    CHECK(program_of<oplift::rule::any_output>.tests.size() == 1);
}
