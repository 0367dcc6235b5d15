#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/pattern/as_written.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

using oplift::program_of;
using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct in_order {
    static constexpr auto pattern = relu(as_written(add(tensor<"x">, mul(tensor<"y">, weight<"w">)).with<"T", 1>()));
};
struct in_any_order {
    static constexpr auto pattern = relu(add(tensor<"x">, mul(tensor<"y">, weight<"w">)).with<"T", 1>());
};

} // namespace
} // namespace oplift::rule

TEST_CASE("operands are matched as they are written, those of operators below in any order")
{
    using oplift::rule::in_any_order;
    using oplift::rule::in_order;
    const auto match = [](const char* product, const char* sum) {
        const test_subject graph{"x = Placeholder()\nw = VariableV2() shape=<1>\nm = " + std::string{product} +
                                     "\ns = " + sum + " T=1\nr = Relu(s)",
                                 {"r"}};
        CHECK(attempt<in_any_order>{graph, graph["r"]});
        return static_cast<bool>(attempt<in_order>{graph, graph["r"]});
    };
    CHECK(match("Mul(x, w)", "Add(x, m)"));
    CHECK(match("Mul(w, x)", "AddV2(x, m)"));
    CHECK_FALSE(match("Mul(x, w)", "Add(m, x)"));
}

TEST_CASE("all else that was asked of the operation stays, and any order covers one order")
{
    constexpr auto& ordered = program_of<oplift::rule::in_order>;
    constexpr auto& any     = program_of<oplift::rule::in_any_order>;
    static_assert(!ordered.steps[1].commutative && ordered.steps[1].test_count == 1 &&
                  ordered.steps[1].name_count == 2);
    static_assert(ordered.steps[3].commutative);
    CHECK(oplift::covers(any, ordered));
    CHECK_FALSE(oplift::covers(ordered, any));
}
