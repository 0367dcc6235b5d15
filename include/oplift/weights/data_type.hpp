#ifndef OPLIFT_WEIGHTS_DATA_TYPE_HPP
#define OPLIFT_WEIGHTS_DATA_TYPE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace oplift {

/// Element types, numbered as in TensorFlow's types.proto. Reference types (100 + n) are read as n.
enum class data_type : std::uint8_t {
    invalid    = 0,
    float32    = 1,
    float64    = 2,
    int32      = 3,
    uint8      = 4,
    int16      = 5,
    int8       = 6,
    string     = 7,
    complex64  = 8,
    int64      = 9,
    boolean    = 10,
    qint8      = 11,
    quint8     = 12,
    qint32     = 13,
    bfloat16   = 14,
    qint16     = 15,
    quint16    = 16,
    uint16     = 17,
    complex128 = 18,
    float16    = 19,
    resource   = 20,
    variant    = 21,
    uint32     = 22,
    uint64     = 23,
};

/// Bytes of one element; 0 for types without a fixed size (string, resource, variant, invalid).
constexpr std::size_t size_of(data_type type)
{
    switch (type) {
    case data_type::uint8:
    case data_type::int8:
    case data_type::boolean:
    case data_type::qint8:
    case data_type::quint8:
        return 1;
    case data_type::int16:
    case data_type::uint16:
    case data_type::qint16:
    case data_type::quint16:
    case data_type::bfloat16:
    case data_type::float16:
        return 2;
    case data_type::float32:
    case data_type::int32:
    case data_type::uint32:
    case data_type::qint32:
        return 4;
    case data_type::float64:
    case data_type::int64:
    case data_type::uint64:
    case data_type::complex64:
        return 8;
    case data_type::complex128:
        return 16;
    default:
        return 0;
    }
}

/// The name that TensorFlow's Python interface gives the type, such as "float32".
constexpr std::string_view name_of(data_type type)
{
    constexpr std::string_view names[] = {"invalid",    "float32", "float64",   "int32",   "uint8",   "int16",
                                          "int8",       "string",  "complex64", "int64",   "bool",    "qint8",
                                          "quint8",     "qint32",  "bfloat16",  "qint16",  "quint16", "uint16",
                                          "complex128", "float16", "resource",  "variant", "uint32",  "uint64"};
    const auto index                   = static_cast<std::size_t>(type);
    return index < std::size(names) ? names[index] : "unknown";
}

constexpr bool is_floating(data_type type)
{
    return type == data_type::float32 || type == data_type::float64 || type == data_type::float16 ||
           type == data_type::bfloat16;
}

constexpr bool is_integer(data_type type)
{
    return type == data_type::int32 || type == data_type::int64 || type == data_type::uint8 ||
           type == data_type::int8 || type == data_type::int16 || type == data_type::uint16 ||
           type == data_type::uint32 || type == data_type::uint64;
}

} // namespace oplift

#endif
