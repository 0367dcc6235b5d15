#include <oplift/ir/read/pickle_global.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("numpy 1 and 2 and Python 2 and 3 call one thing by two names")
{
    CHECK(ir::global_of("numpy.core.multiarray", "_reconstruct") == ir::pickle_global::reconstruct);
    CHECK(ir::global_of("numpy._core.multiarray", "_reconstruct") == ir::pickle_global::reconstruct);
    CHECK(ir::global_of("numpy._core.multiarray", "scalar") == ir::pickle_global::scalar);
    CHECK(ir::global_of("numpy._core.numeric", "_frombuffer") == ir::pickle_global::from_buffer);
    CHECK(ir::global_of("__builtin__", "bytes") == ir::global_of("builtins", "bytes"));
}

TEST_CASE("nothing else is known")
{
    CHECK_FALSE(ir::global_of("os", "system"));
    CHECK_FALSE(ir::global_of("builtins", "eval"));
    CHECK_FALSE(ir::global_of("numpy", "load"));
    CHECK_FALSE(ir::global_of("numpy.core.multiarray", "ndarray"));
    CHECK_FALSE(ir::global_of("", ""));
}
