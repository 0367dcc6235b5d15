#include "support/test_subject.hpp"
#include <oplift/rules/support/batch_statistics.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace oplift;

namespace {

const test::test_subject& graph()
{
    static const test::test_subject graph{R"(
        x = Placeholder() dtype=float32 shape=<?,4,4,2>
        planes = Placeholder() dtype=float32 shape=<?,2,4,5>
        mean = Const() value=float32<2>{1,2}
        variance = Const() value=float32<1,1,2>{3,4}
        ones = Const() value=float32<2>{1}
        twos = Const() value=float32<2>{2}
        column = Const() value=float32<2,1,1>{1,2}
        double = Const() value=float64<2>{1,2}
        single = Const() value=float32<>{3}
        three = Const() value=float32<3>{1,2,3}
        y = Pack(x, planes, mean, variance, ones, twos, column, double, single, three)
    )",
                                          {"y"}};
    return graph;
}

struct view {
    pattern_program program{};
    bindings bound{};
    match_view match{graph().view(), program, bound};
};

const weight* weight_of(const ir::built_operator& built, std::string_view name)
{
    for (const auto& [at, value] : built.op.weights)
        if (at == name)
            return &value;
    return nullptr;
}

} // namespace

TEST_CASE("statistics, scale and offset become weights with a number for each channel")
{
    const view seen;
    const rule::batch_statistics parts{graph()["x"], graph()["mean"], graph()["variance"], graph()["twos"], {}};
    CHECK(parts.have_one_type(seen.match));
    CHECK(parts.axis(seen.match) == 3);
    CHECK(parts.are_per_channel(seen.match));
    const ir::built_operators built = parts.build(seen.match, 0.5);
    REQUIRE(built.operators().size() == 1);
    for (const std::string name : {"mean", "var", "scale", "bias"}) {
        const weight* value = weight_of(built.operators()[0], name);
        REQUIRE(value);
        CHECK(value->shape() == std::vector<std::int64_t>{2});
    }
    CHECK(weight_of(built.operators()[0], "var")->read().at<float>(1) == 4.f);
    CHECK(weight_of(built.operators()[0], "bias")->read().at<float>(1) == 0.f); // there is always one
}

TEST_CASE("a gamma of constant ones is left out")
{
    const view seen;
    const rule::batch_statistics parts{graph()["x"], graph()["mean"], graph()["variance"], graph()["ones"],
                                       graph()["twos"]};
    const ir::built_operators built = parts.build(seen.match, 0.5);
    CHECK(!weight_of(built.operators()[0], "scale"));
    CHECK(weight_of(built.operators()[0], "bias")->read().at<float>(0) == 2.f);
}

TEST_CASE("weights that broadcast along axis 1 tell that channels are first")
{
    const view seen;
    const rule::batch_statistics parts{graph()["planes"], graph()["column"], graph()["column"], {}, {}};
    CHECK(parts.axis(seen.match) == 1);
    CHECK(parts.build(seen.match, 0.5).operators().size() == 3);
}

TEST_CASE("other types, extents and single numbers are told apart")
{
    const view seen;
    const rule::batch_statistics other_type{graph()["x"], graph()["double"], graph()["variance"], {}, {}};
    CHECK(!other_type.have_one_type(seen.match));
    const rule::batch_statistics other_extent{graph()["x"], graph()["three"], graph()["variance"], {}, {}};
    CHECK(!other_extent.axis(seen.match));
    CHECK(!other_extent.are_per_channel(seen.match));
    const rule::batch_statistics one_for_all{graph()["x"], graph()["mean"], graph()["single"], {}, {}};
    CHECK(!one_for_all.are_per_channel(seen.match));
}
