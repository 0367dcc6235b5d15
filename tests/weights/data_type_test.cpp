#include <oplift/weights/data_type.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("types are numbered as in TensorFlow's types.proto")
{
    CHECK(static_cast<int>(data_type::float32) == 1);
    CHECK(static_cast<int>(data_type::int64) == 9);
    CHECK(static_cast<int>(data_type::float16) == 19);
    CHECK(static_cast<int>(data_type::uint64) == 23);
}

TEST_CASE("types have the names that Python gives them, each its own")
{
    CHECK(name_of(data_type::float32) == "float32");
    CHECK(name_of(data_type::boolean) == "bool");
    CHECK(name_of(data_type::bfloat16) == "bfloat16");
    CHECK(name_of(data_type::uint64) == "uint64");
    CHECK(name_of(static_cast<data_type>(24)) == "unknown");
    for (int i = 0; i < 24; ++i)
        for (int j = 0; j < i; ++j)
            CHECK(name_of(static_cast<data_type>(i)) != name_of(static_cast<data_type>(j)));
}

TEST_CASE("an element has so many bytes, and none where the size is not fixed")
{
    CHECK(size_of(data_type::boolean) == 1);
    CHECK(size_of(data_type::bfloat16) == 2);
    CHECK(size_of(data_type::float32) == 4);
    CHECK(size_of(data_type::complex64) == 8);
    CHECK(size_of(data_type::complex128) == 16);
    for (const data_type type : {data_type::invalid, data_type::string, data_type::resource, data_type::variant})
        CHECK(size_of(type) == 0);
}

TEST_CASE("a type is floating, integer, or neither")
{
    CHECK(is_floating(data_type::float16));
    CHECK(is_floating(data_type::bfloat16));
    CHECK(is_integer(data_type::uint8));
    CHECK(!is_integer(data_type::boolean));
    CHECK(!is_integer(data_type::qint8));
    for (int i = 0; i < 24; ++i)
        CHECK(!(is_floating(static_cast<data_type>(i)) && is_integer(static_cast<data_type>(i))));
}
