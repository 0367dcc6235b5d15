#include <oplift/infer/symbols.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using infer::symbol_source;

TEST_CASE("symbols cancel in quotients of products")
{
    symbol_source symbols;
    const dimension a     = symbols.fresh();
    const dimension b     = symbols.fresh();
    const dimension total = symbols.multiply(symbols.multiply(a, extent(6)), b);
    CHECK(!total.known());
    CHECK(symbols.divide(total, symbols.multiply(b, extent(2))) == dimension{3, a.symbol});
    CHECK(symbols.divide(total, a) == dimension{6, b.symbol});
    CHECK(!symbols.divide(total, extent(4)));
    CHECK(!symbols.divide(a, b));
    CHECK(!symbols.divide(a, extent(0)));
    CHECK(symbols.multiply(b, a) == symbols.multiply(a, b));
}

TEST_CASE("sums of one symbol are exact, others are new numbers")
{
    symbol_source symbols;
    const dimension a = symbols.fresh();
    CHECK(symbols.add(a, dimension{2, a.symbol}) == dimension{3, a.symbol});
    CHECK(symbols.subtract(a, a) == extent(0));
    CHECK(symbols.add(extent(0), a) != extent(0));
    CHECK(symbols.add(a, extent(0)) == a);
    const dimension other = symbols.add(a, extent(1));
    CHECK(!other.known());
    CHECK(other.symbol != a.symbol);
    CHECK(symbols.as_extent(other).symbol != other.symbol);
    CHECK(symbols.as_extent(a) == a);
    CHECK(!symbols.as_extent(extent(-1)).known());
}

TEST_CASE("overflow makes a number unknown")
{
    symbol_source symbols;
    const dimension large = extent(std::int64_t{1} << 62);
    CHECK(!symbols.multiply(large, extent(4)).known());
    CHECK(!symbols.add(large, large).known());
    const std::int64_t huge[] = {std::int64_t{1} << 40, std::int64_t{1} << 40};
    CHECK(!infer::element_count_of(huge));
    const std::int64_t empty[] = {std::int64_t{1} << 40, std::int64_t{1} << 40, 0};
    CHECK(infer::element_count_of(empty) == 0);
}
