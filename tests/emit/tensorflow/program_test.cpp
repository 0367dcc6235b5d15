#include <oplift/emit/tensorflow/program.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("results and parameters are the same if they are the same output of the same call")
{
    CHECK(result{1, 0} == result{1, 0});
    CHECK(result{1, 0} != result{1, 1});
    CHECK(result{1, 9} < result{2, 0});
    CHECK(parameter_use{3} != parameter_use{4});
}

TEST_CASE("an argument that is left out differs from 0, from false and from an unknown shape")
{
    CHECK_FALSE(argument{}.has_value());
    CHECK(argument{} != argument{std::int64_t{0}});
    CHECK(argument{} != argument{false});
    CHECK(argument{} != argument{std::optional<integers>{}});
    CHECK(argument{integers{}} != argument{std::vector<double>{}});
}

TEST_CASE("a call returns one tensor unless it says another number, and a parameter is a variable that is trained")
{
    CHECK(call{}.output_count == 1);
    CHECK(model_parameter{}.trainable);
    CHECK_FALSE(model_parameter{}.is_constant);
}
