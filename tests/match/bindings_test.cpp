#include <oplift/match/bindings.hpp>

#include <doctest/doctest.h>

TEST_CASE("cleared bindings bind nothing, and keep their memory")
{
    oplift::bindings found;
    found.clear({7, 1});
    CHECK(found.root == oplift::tensor_reference{7, 1});
    CHECK_FALSE(found.is_bound(0));
    found.slots[3] = {0, 0};
    found.items.push_back({3, {1, 0}});
    found.covered.assign(100, 5);
    const auto capacity = found.covered.capacity();
    CHECK(found.is_bound(3));
    found.clear({8, 0});
    CHECK_FALSE(found.is_bound(3));
    CHECK(found.items.empty());
    CHECK(found.covered.empty());
    CHECK(found.covered.capacity() == capacity);
}
