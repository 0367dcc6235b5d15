#include <oplift/rules/default_rules.hpp>

#include <boost/hana/append.hpp>
#include <boost/hana/bool.hpp>
#include <boost/hana/remove_if.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/type.hpp>
#include <doctest/doctest.h>

#include <string_view>

using namespace oplift;

namespace {

struct own_rule {
    static constexpr std::string_view name = "own_rule";
};

} // namespace

TEST_CASE("Hana's algorithms add rules to the list and take rules out of it")
{
    namespace hana        = boost::hana;
    constexpr auto more   = hana::append(default_rules, hana::type_c<own_rule>);
    constexpr auto others = hana::remove_if(
        default_rules, [](auto rule) { return hana::bool_c<decltype(rule)::type::name == "data_input">; });
    CHECK(decltype(hana::size(more))::value == decltype(hana::size(default_rules))::value + 1);
    CHECK(decltype(hana::size(others))::value == decltype(hana::size(default_rules))::value - 1);
}
