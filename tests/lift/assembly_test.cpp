#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/lift/assembly.hpp>
#include <oplift/rules/arrangement/dividing.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/support/binary_rule.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>
#include <vector>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    rules<rule::data_input, rule::splitting, rule::unary_rule<"exp", ir::exp, rule::real_elements, "Exp">,
          rule::binary_rule<"add", ir::add, rule::real_elements, "Add">>;

std::string lifted(std::string_view graph, const std::vector<std::string>& outputs)
{
    return test::lifted_text(test::table_of<tested_rules>, graph, outputs);
}

const std::string input = "x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>\n";
const std::string x     = "x = Placeholder() dtype=float32 shape=<?,2>\n";

} // namespace

TEST_CASE("an output bears the name that was asked for, also that of a node that was skipped")
{
    CHECK(lifted(x + "e = Exp(x) T=float32\ny = Identity(e)\n", {"y"}) == input + "y = Exp(x) -> <-1,2>\n");
    CHECK(lifted(x + "e = Exp(x) T=float32\ny = Identity(e)\n", {"e:0"}) == input + "e = Exp(x) -> <-1,2>\n");
}

TEST_CASE("one tensor that is asked for by two names is passed on under the second")
{
    CHECK(lifted(x + "e = Exp(x) T=float32\ny = Identity(e)\n", {"y", "e"}) ==
          input + "y = Exp(x) -> <-1,2>\ne = Dropout(y) keep_prob=1 -> <-1,2>\n");
    CHECK(lifted(x + "y = Identity(x)\n", {"y"}) == input + "y = Dropout(x) keep_prob=1 -> <-1,2>\n");
    CHECK(lifted(x, {"x"}) == input);
}

TEST_CASE("a node that is not asked for gives way to one that bears its name")
{
    const std::string text = lifted(x + "e = Exp(x) T=float32\nf = Exp(e) T=float32\ny = Identity(f)\n", {"y", "e"});
    CHECK(text == input + "e = Exp(x) -> <-1,2>\ny = Exp(e) -> <-1,2>\n");
}

TEST_CASE("a known tensor is a constant: a scalar as an attribute, 0 and anything else as a weight")
{
    const auto added = [&](const std::string& line) { return lifted(x + line + "y = Add(x, c) T=float32\n", {"y"}); };
    const std::string sum = "y = Add(x, c) -> <-1,2>\n";
    CHECK(added("c = Const() value=float32<>{0.5}\n") ==
          input + "c = Constant() dtype=float32 value=0.5 -> <>\n" + sum);
    CHECK(added("c = Const() value=float32<>{0}\n") == input + "c = Constant() dtype=float32 value<> -> <>\n" + sum);
    CHECK(added("c = Const() value=float32<2>{1,2}\n") ==
          input + "c = Constant() dtype=float32 value<2> -> <2>\n" + sum);
}

TEST_CASE("a variable is a constant under its own name, not that of the node which reads it")
{
    CHECK(lifted(x + "w = VariableV2() dtype=float32 shape=<2>\nr = Identity(w)\ny = Add(x, r) T=float32\n", {"y"}) ==
          input + "w = Constant() dtype=float32 value<2> -> <2>\ny = Add(x, w) -> <-1,2>\n");
}

TEST_CASE("a constant that is used twice is one constant")
{
    CHECK(lifted(x + "c = Const() value=float32<2>{1,2}\na = Add(x, c) T=float32\ny = Add(a, c) T=float32\n", {"y"}) ==
          input + "c = Constant() dtype=float32 value<2> -> <2>\na = Add(x, c) -> <-1,2>\ny = Add(a, c) -> <-1,2>\n");
}

TEST_CASE("the parts of a divided tensor are outputs of one operator; one that is asked for is passed on by name")
{
    const std::string graph =
        x + "m = Const() value=int32<>{1}\ns = Split(m, x) T=float32 num_split=2\ny = Identity(s:1)\n";
    const std::string split = "s = Split(x) axis=1 split=2 -> <-1,1> <-1,1>\n";
    CHECK(lifted(graph, {"y"}) == input + split + "y = Dropout(s:1) keep_prob=1 -> <-1,1>\n");
    CHECK(lifted(graph, {"s:1"}) == input + split);
}

TEST_CASE("an output that is a constant is refused")
{
    CHECK(lifted("c = Const() value=float32<2>{1,2}\n", {"c"}).find("it is a constant") != std::string::npos);
}
