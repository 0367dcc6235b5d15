#include <oplift/rules/support/channel_bias.hpp>

#include <doctest/doctest.h>

#include <string>
#include <support/test_subject.hpp>

namespace oplift::rule {
namespace {

bool is_one_a_channel(const std::string& shape, std::int64_t channels, bool channels_first, std::size_t rank)
{
    const test::test_subject graph{"bias = VariableV2() dtype=float32 shape=<" + shape + ">", {"bias"}};
    return rule::is_one_a_channel(found_weight{*graph.view().knowledge, graph["bias"]}, channels, channels_first, rank);
}

} // namespace

TEST_CASE("a bias of a channels-last map runs along the last axis")
{
    CHECK(is_one_a_channel("5", 5, false, 4));
    CHECK(is_one_a_channel("1,1,1,5", 5, false, 4));
    CHECK_FALSE(is_one_a_channel("5,1,1", 5, false, 4));
    CHECK_FALSE(is_one_a_channel("2,1,1,5", 5, false, 4));
    CHECK_FALSE(is_one_a_channel("1", 5, false, 4));
    CHECK_FALSE(is_one_a_channel("1,1,1,1,5", 5, false, 4));
}

TEST_CASE("a bias of a channels-first map stands before the spatial axes")
{
    CHECK(is_one_a_channel("5,1,1", 5, true, 4));
    CHECK(is_one_a_channel("1,5,1,1", 5, true, 4));
    CHECK_FALSE(is_one_a_channel("5", 5, true, 4));
    CHECK_FALSE(is_one_a_channel("1,1,1,5", 5, true, 4));
    CHECK_FALSE(is_one_a_channel("1,5", 5, true, 4));
}

TEST_CASE("one number is a bias of one channel")
{
    CHECK(is_one_a_channel("", 1, false, 4));
    CHECK(is_one_a_channel("1", 1, true, 4));
    CHECK_FALSE(is_one_a_channel("", 2, false, 4));
}

} // namespace oplift::rule
