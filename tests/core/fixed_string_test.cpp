#include <oplift/fixed_string.hpp>

#include <doctest/doctest.h>

#include <type_traits>

template <oplift::fixed_string Text>
struct labelled {
};

TEST_CASE("texts tell types apart")
{
    static_assert(std::is_same_v<labelled<"x">, labelled<"x">>);
    static_assert(!std::is_same_v<labelled<"x">, labelled<"y">>);
    static_assert(!std::is_same_v<labelled<"x">, labelled<"xx">>);
    constexpr oplift::fixed_string gamma{"gamma"};
    constexpr oplift::fixed_string empty{""};
    CHECK(gamma.view() == "gamma");
    CHECK(empty.view().empty());
}

TEST_CASE("hashes are those of FNV-1a with 64 bits")
{
    static_assert(oplift::hash_of("") == 0xcbf29ce484222325u);
    static_assert(oplift::hash_of("a") == 0xaf63dc4c8601ec8cu);
    CHECK(oplift::hash_of("foobar") == 0x85944171f73967e8u);
}
