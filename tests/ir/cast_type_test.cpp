#include <oplift/ir/cast_type.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("casts name types by MMdnn's two words, else by numpy's names")
{
    CHECK(ir::cast_name(data_type::float32) == "float");
    CHECK(ir::cast_name(data_type::int32) == "int");
    CHECK(ir::cast_name(data_type::int64) == "int64");
    CHECK(ir::cast_name(data_type::complex64).empty());
}

TEST_CASE("each name of a cast is read, numpy's own for MMdnn's words included")
{
    for (const auto type : {data_type::float32, data_type::float64, data_type::int32, data_type::int64,
                            data_type::uint8, data_type::boolean})
        CHECK(ir::cast_type(ir::cast_name(type)) == type);
    CHECK(ir::cast_type("int32") == data_type::int32);
    CHECK(ir::cast_type("float64") == data_type::float64);
    CHECK(ir::cast_type("complex") == data_type::invalid);
}
