#include <oplift/ir/operators/activation.hpp>
#include <oplift/rules/support/layout.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;

namespace {

using axes = std::vector<std::int64_t>;

} // namespace

TEST_CASE("permutations lead from channels first to last and back, for any rank")
{
    CHECK(rule::to_channels_last(4) == axes{0, 2, 3, 1});
    CHECK(rule::to_channels_first(4) == axes{0, 3, 1, 2});
    CHECK(rule::to_channels_last(3) == axes{0, 2, 1});
    CHECK(rule::to_channels_first(5) == axes{0, 4, 1, 2, 3});
}

TEST_CASE("numbers of axes are brought into channels-last order, if they are not")
{
    CHECK(rule::in_channels_last_order({10, 20, 30, 40}, true) == axes{10, 30, 40, 20});
    CHECK(rule::in_channels_last_order({10, 20, 30, 40}, false) == axes{10, 20, 30, 40});
    CHECK(rule::in_channels_last_order({10, 20}, true) == axes{10, 20});
}

TEST_CASE("an operator on channels-last tensors stays alone")
{
    const ir::built_operators built = rule::on_channels_last(ir::relu{.input = tensor_reference{1, 0}}, false, 4);
    CHECK(built.operators().size() == 1);
}

TEST_CASE("an operator on channels-first tensors stands between two transposes and bears the name")
{
    const ir::built_operators built = rule::on_channels_last(ir::relu{.input = tensor_reference{1, 0}}, true, 4);
    REQUIRE(built.operators().size() == 3);
    CHECK(built.main_index() == 1);
    CHECK(built.operators()[0].op.operator_name == "Transpose");
    CHECK(built.operators()[0].inputs == std::vector<tensor_reference>{{1, 0}});
    CHECK(built.operators()[1].op.operator_name == "Relu");
    CHECK(built.operators()[1].inputs == std::vector<tensor_reference>{ir::built(0)});
    CHECK(built.operators()[2].op.operator_name == "Transpose");
    CHECK(built.operators()[2].inputs == std::vector<tensor_reference>{ir::built(1)});
}
