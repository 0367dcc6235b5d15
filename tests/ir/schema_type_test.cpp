#include <oplift/ir/schema_type.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("element types are read as they were written")
{
    for (const auto& [type, number] : ir::detail::schema_types) {
        CHECK(ir::schema_type(type) == number);
        CHECK(ir::schema_type(ir::type_of_schema(number)) == number);
    }
    CHECK(ir::type_of_schema(ir::schema::DT_FLOAT32) == data_type::float32);
    CHECK(ir::type_of_schema(ir::schema::DT_BOOL) == data_type::boolean);
}

TEST_CASE("quantized types count as the integers that store them")
{
    CHECK(ir::schema_type(data_type::qint8) == ir::schema::DT_INT8);
    CHECK(ir::type_of_schema(ir::schema::DT_INT8) == data_type::int8);
}

TEST_CASE("what the IR does not have is undefined")
{
    CHECK(ir::schema_type(data_type::bfloat16) == ir::schema::DT_UNDEFINED);
    CHECK(ir::type_of_schema(ir::schema::DT_UNDEFINED) == data_type::invalid);
}
