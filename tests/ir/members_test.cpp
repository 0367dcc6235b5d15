#include <oplift/ir/members.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/convolution.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/back.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/keys.hpp>
#include <boost/hana/second.hpp>
#include <boost/hana/tuple.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace oplift;

namespace {

struct name_collector {
    std::vector<std::string> names;

    template <typename T>
    void operator()(std::string_view name, const T&)
    {
        names.emplace_back(name);
    }
};

struct without_members {};

} // namespace

TEST_CASE("the members of an operator are visited in the order in which they are declared, with their names")
{
    name_collector collect;
    ir::for_each_member(ir::fully_connected{}, collect);
    CHECK(collect.names == std::vector<std::string>{"input", "weights", "bias", "units", "in_features"});
}

TEST_CASE("a visitor sees the values of the operator")
{
    double sum = 0;
    auto add   = [&](std::string_view name, const auto& value) {
        if constexpr (std::is_same_v<decltype(value), const double&>) {
            CHECK(name == "alpha");
            sum += value;
        }
    };
    ir::for_each_member(ir::leaky_relu{.alpha = 0.25}, add);
    CHECK(sum == 0.25);
}

TEST_CASE("operators are Hana structs, other types are not")
{
    namespace hana = boost::hana;
    static_assert(hana::Struct<ir::leaky_relu>::value);
    static_assert(hana::Struct<ir::relu>::value);
    static_assert(!hana::Struct<without_members>::value);
    static_assert(!ir::has_members<without_members>);
    static_assert(hana::keys(ir::leaky_relu{}) ==
                  hana::make_tuple(hana::string_c<'i', 'n', 'p', 'u', 't'>, hana::string_c<'a', 'l', 'p', 'h', 'a'>));

    const ir::leaky_relu op{.alpha = 0.5};
    constexpr auto accessors = hana::accessors<ir::leaky_relu>();
    CHECK(hana::second(hana::back(accessors))(op) == 0.5);
}
