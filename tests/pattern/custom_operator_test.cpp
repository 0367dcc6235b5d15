#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/custom_operator.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operators.hpp>

#include <doctest/doctest.h>

#include <string_view>

namespace {

namespace pattern = oplift::pattern;

struct library {
    static constexpr auto pattern =
        pattern::custom_operator<2, "Fold", "FoldV2">(pattern::relu(pattern::tensor<"x">), pattern::weight<"w">)
            .with<"mode", "slow">()
            .output<1>();
};

} // namespace

TEST_CASE("an operator of a library is lowered like one of TensorFlow's, and is marked")
{
    const oplift::pattern_program& program = oplift::program_of<library>;
    REQUIRE(program.steps.size() == 4);
    CHECK(program.steps[0].custom);
    CHECK(program.steps[0].output == 1);
    CHECK(program.steps[0].operand_count == 2);
    CHECK(program.steps[0].name_count == 2);
    CHECK(program.operator_names[0] == "Fold");
    CHECK(program.operator_names[1] == "FoldV2");
    CHECK(program.tests[0].name == "mode");
    CHECK_FALSE(program.steps[1].custom);
}
