#include <oplift/match/pattern_text.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace oplift::rule {
namespace {

struct nested {
    static constexpr auto product = named<"product">(mul(tensor<"x">, tensor<"y">));
    static constexpr auto sum     = named<"sum">(add(product, tensor<"z">));
    static constexpr auto pattern = sum || product || relu(product);
};

struct all_words {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = add(named<"part">(relu(x && !sigmoid(neg(tensor<"y">)))) || unpack(x).any_output(),
                                        pack(each<"pieces">(unpack(tensor<"z">).output<2>().without_control_inputs()),
                                             used_elsewhere(exp(neg(weight<"w">).with_control_inputs()))));
};

} // namespace
} // namespace oplift::rule

TEST_CASE("a pattern is told from the result to the operands, parts with names in lines of their own")
{
    constexpr auto& program = oplift::program_of<oplift::rule::all_words>;
    CHECK(
        oplift::pattern_lines(program) ==
        std::vector<std::string>{
            "Add|AddV2((part or Unpack:*(x)), "
            "Pack(pieces... each Unpack:2(z) without control inputs, used_elsewhere(Exp(Neg(w) with control inputs))))",
            "part = Relu((x but not Sigmoid(Neg(y))))"});
    for (std::size_t step = 0; step < program.steps.size(); ++step)
        if (program.steps[step].kind == oplift::step_kind::exclusion)
            CHECK(oplift::excluded_text(program, step) == "Sigmoid(Neg(y))");
    CHECK(oplift::name_of(oplift::capture_kind::integers) == "integers");
}

TEST_CASE("a part with a name is told once, also where it occurs in another")
{
    CHECK(oplift::pattern_lines(oplift::program_of<oplift::rule::nested>) ==
          std::vector<std::string>{"sum or product or Relu(product)", "sum = Add|AddV2(product, z)",
                                   "product = Mul(x, y)"});
}
