#include "../../examples/driver/obstacle_json.hpp"
#include "../../examples/driver/obstacle_report.hpp"

#include <doctest/doctest.h>

using namespace oplift;

namespace {

const std::vector<obstacle> obstacles{
    {"a", "Where", "no rule recognises it"}, {"", "", "there is no output"},
    {"b", "Foo", "no rule recognises it"},   {"c", "Foo", "no rule recognises it"},
    {"d", "Foo", "no rule recognises it"},   {"e", "Foo", "no rule recognises it"},
};

} // namespace

TEST_CASE("obstacles are grouped by operator and reason, the most frequent first, with examples")
{
    CHECK(driver::obstacle_text(obstacles) == "  Foo (4 times): no rule recognises it\n"
                                              "      b\n"
                                              "      c\n"
                                              "      d\n"
                                              "      and 1 more\n"
                                              "  Where: no rule recognises it\n"
                                              "      a\n"
                                              "  model: there is no output\n");
}

TEST_CASE("the report for programs names all nodes")
{
    const auto report = nlohmann::json::parse(driver::obstacle_json("net.meta", obstacles));
    CHECK(report["model"] == "net.meta");
    REQUIRE(report["obstacles"].size() == 3);
    CHECK(report["obstacles"][0]["operator"] == "Foo");
    CHECK(report["obstacles"][0]["count"] == 4);
    CHECK(report["obstacles"][0]["nodes"] == nlohmann::json{"b", "c", "d", "e"});
    CHECK(nlohmann::json::parse(driver::obstacle_json("net.meta", {}))["obstacles"].empty());
    CHECK(driver::obstacle_json("\xff", {}).find("model") != std::string::npos);
}
