#include <oplift/weights/weight.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace oplift;

namespace {

using extents = std::vector<std::int64_t>;

weight some_weight(extents shape)
{
    weight w;
    w.type         = data_type::float32;
    w.source_shape = std::move(shape);
    w.variable     = "layer/kernel";
    return w;
}

} // namespace

TEST_CASE("a weight has type and shape without a value")
{
    const weight w = some_weight({3, 4});
    CHECK(!w.has_value());
    CHECK(w.shape() == extents{3, 4});
    CHECK(w.element_count() == 12);
}

TEST_CASE("a value is not read before it is asked for, and views do not read it")
{
    int reads = 0;
    weight w  = some_weight({2, 2});
    w.read    = [&] {
        ++reads;
        return tensor::of<float>(data_type::float32, {2, 2}, {1, 2, 3, 4});
    };
    const weight seen = transposed(reshaped(w, {4, 1}), {1, 0});
    CHECK(seen.has_value());
    CHECK(seen.shape() == extents{1, 4});
    CHECK(seen.variable == "layer/kernel");
    CHECK(reads == 0);
    CHECK(seen.read().element_count() == 4);
    CHECK(reads == 1);
}

TEST_CASE("axes are permuted as in numpy.transpose, and permutations add up")
{
    const weight w    = some_weight({2, 3, 5});
    const weight once = transposed(w, {2, 0, 1});
    CHECK(once.shape() == extents{5, 2, 3});
    const weight twice = transposed(once, {1, 0, 2});
    CHECK(twice.shape() == extents{2, 5, 3});
    CHECK(twice.permutation == std::vector<std::size_t>{0, 2, 1});
    CHECK(transposed(once, {1, 2, 0}).shape() == w.shape());
}

TEST_CASE("a weight is reshaped before or behind its permutation, and not permuted again after that")
{
    const weight w = some_weight({6, 5});
    CHECK(transposed(reshaped(w, {2, 3, 5}), {2, 1, 0}).shape() == extents{5, 3, 2});
    const weight behind = reshaped(transposed(w, {1, 0}), {30});
    CHECK(behind.shape() == extents{30});
    CHECK(behind.permuted_shape() == extents{5, 6});
    CHECK(reshaped(behind, {10, 3}).shape() == extents{10, 3});
    CHECK_THROWS_AS(transposed(behind, {0}), std::logic_error);
}

TEST_CASE("a reshape to a scalar is a reshape")
{
    CHECK(reshaped(some_weight({1, 1}), {}).shape() == extents{});
    CHECK(reshaped(transposed(some_weight({1, 1}), {1, 0}), {}).shape() == extents{});
}
