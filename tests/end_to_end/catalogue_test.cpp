#include "workplace.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace oplift::test {

TEST_CASE("rules/README.md is what the driver writes: oplift rules --markdown > rules/README.md")
{
    const workplace here;
    const auto ended = here.oplift({"rules", "--markdown"});
    REQUIRE(ended.status == 0);
    std::ifstream file{std::filesystem::path{setting("OPLIFT_RULES")} / "README.md", std::ios::binary};
    const std::string written{std::istreambuf_iterator<char>{file}, {}};
    CHECK((ended.output == written)); // without the parentheses, both would be printed
}

TEST_CASE("rules lists each rule with its pattern, its captures and its conditions")
{
    const workplace here;
    const auto ended = here.oplift({"rules"});
    REQUIRE(ended.status == 0);
    CHECK(contains(ended.output, "\nfused_batch_normalization\n    FusedBatchNorm|FusedBatchNormV2|FusedBatchNormV3("));
    CHECK(contains(ended.output, "\n    captures: "));
    CHECK(contains(ended.output, "\n    if "));
}

} // namespace oplift::test
