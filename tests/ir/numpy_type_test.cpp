#include <oplift/ir/numpy_type.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("numpy's name of a type leads back to it")
{
    for (int number = 0; number < 256; ++number) {
        const auto type             = static_cast<data_type>(number);
        const std::string_view name = ir::numpy_type(type);
        if (name.empty())
            continue;
        CAPTURE(name);
        CHECK(ir::numpy_type(ir::type_of_numpy(name)) == name);
        CHECK(size_of(ir::type_of_numpy(name)) == size_of(type));
    }
    CHECK(ir::type_of_numpy("f4") == data_type::float32);
    CHECK(ir::type_of_numpy("b1") == data_type::boolean);
    CHECK(ir::type_of_numpy("c16") == data_type::complex128);
}

TEST_CASE("quantised types come back as integers")
{
    CHECK(ir::type_of_numpy(ir::numpy_type(data_type::quint8)) == data_type::uint8);
    CHECK(ir::type_of_numpy(ir::numpy_type(data_type::qint32)) == data_type::int32);
}

TEST_CASE("names that are no element type of tensors have no type")
{
    for (const char* name : {"", "f", "f16", "O8", "S3", "U1", "V4", "M8", "<f4", "f44"})
        CHECK(ir::type_of_numpy(name) == data_type::invalid);
}
