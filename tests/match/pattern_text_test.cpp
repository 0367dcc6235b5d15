#include <oplift/match/pattern_text.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>

namespace oplift::rule {
namespace {

struct all_words {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = add(named<"part">(relu(x && !sigmoid(neg(tensor<"y">)))) || unpack(x).any_output(),
                                        pack(each<"pieces">(unpack(tensor<"z">).output<2>().without_control_inputs()),
                                             neg(weight<"w">).with_control_inputs()));
};

} // namespace
} // namespace oplift::rule

TEST_CASE("a pattern is told in one line, from the result to the operands")
{
    constexpr auto& program = oplift::program_of<oplift::rule::all_words>;
    CHECK(oplift::pattern_text(program) ==
          "Add|AddV2((part: Relu((x but not Sigmoid(Neg(y)))) or Unpack:*(x)), "
          "Pack(pieces... each Unpack:2(z) without control inputs, Neg(w) with control inputs))");
    for (std::size_t step = 0; step < program.steps.size(); ++step)
        if (program.steps[step].kind == oplift::step_kind::exclusion)
            CHECK(oplift::excluded_text(program, step) == "Sigmoid(Neg(y))");
    CHECK(oplift::name_of(oplift::capture_kind::integers) == "integers");
}
