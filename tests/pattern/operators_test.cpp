#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operators.hpp>

#include <doctest/doctest.h>

namespace oplift::rule {
namespace {
using namespace pattern;

/// An operator that the library does not know, stated where it is used.
struct own_operator {
    static constexpr auto pattern = fixed_order<1, "Rint", "Round">(pattern::tensor<"x">);
};
struct own_commutative_operator {
    static constexpr auto pattern = commutative<"LogicalAnd">(pattern::tensor<"x">, pattern::tensor<"y">);
};

} // namespace
} // namespace oplift::rule

TEST_CASE("operators state whether their operands may be exchanged")
{
    using namespace oplift::pattern;
    static_assert(decltype(add)::commutative && decltype(mul)::commutative && decltype(maximum)::commutative);
    static_assert(!decltype(sub)::commutative && !decltype(oplift::pattern::div)::commutative && !decltype(matmul)::commutative);
    CHECK(decltype(squared_difference)::commutative);
}

TEST_CASE("an operator can have several names in TensorFlow")
{
    using namespace oplift::pattern;
    static_assert(decltype(add)::name_count == 2);
    static_assert(decltype(fused_batch_norm)::name_count == 3);
    CHECK(oplift::program_of<oplift::rule::own_operator>.operator_names[1] == "Round");
}

TEST_CASE("a rule can state operators of its own")
{
    static_assert(oplift::program_of<oplift::rule::own_operator>.steps[0].name_count == 2);
    CHECK(oplift::program_of<oplift::rule::own_commutative_operator>.steps[0].commutative);
}
