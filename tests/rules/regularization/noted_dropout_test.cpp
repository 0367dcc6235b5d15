#include <oplift/rules/regularization/noted_dropout.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::noted_dropout>);

std::string lifted(const std::string& attributes)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=float32 shape=<?,20>\ny = Identity(x) T=float32 " + attributes,
                             {"y"});
}

} // namespace

TEST_CASE("an Identity that notes what is dropped in training is a dropout")
{
    CHECK(lifted("_oplift_keep_prob=0.5").ends_with("y = Dropout(x) keep_prob=0.5 -> <-1,20>\n"));
    CHECK(
        lifted("_oplift_keep_prob=0.25 _oplift_seed=7").ends_with("y = Dropout(x) keep_prob=0.25 seed=7 -> <-1,20>\n"));
}

TEST_CASE("a keep_prob that was fed is noted on")
{
    CHECK(lifted(R"(_oplift_keep_prob=1.0 _oplift_keep_prob_input="fed")")
              .ends_with("y = Dropout(x) keep_prob=1 oplift_keep_prob_input=fed -> <-1,20>\n"));
}

TEST_CASE("a probability that is none is refused")
{
    const std::string reason = "it notes a keep_prob that is greater than 0 and at most 1";
    CHECK(lifted("_oplift_keep_prob=1.5").find(reason) != std::string::npos);
    CHECK(lifted("_oplift_keep_prob=0.0").find(reason) != std::string::npos);
}

TEST_CASE("an Identity without a note is passed over")
{
    // An output that is an input has a dropout that keeps all, which is nothing but a name for it.
    CHECK(lifted("").ends_with("y = Dropout(x) keep_prob=1 -> <-1,20>\n"));
    CHECK(lifted("\nz = Identity(y) T=float32 _oplift_keep_prob=0.5\n").find("0.5") == std::string::npos);
}
