#ifndef OPLIFT_IR_NUMPY_TYPE_HPP
#define OPLIFT_IR_NUMPY_TYPE_HPP

#include <oplift/weights/data_type.hpp>

#include <string_view>

namespace oplift::ir {

/// numpy's name of an element type, such as "f4"; empty where numpy has none that MMdnn's readers know.
constexpr std::string_view numpy_type(data_type type)
{
    switch (type) {
    case data_type::float16:
        return "f2";
    case data_type::float32:
        return "f4";
    case data_type::float64:
        return "f8";
    case data_type::int8:
    case data_type::qint8:
        return "i1";
    case data_type::int16:
    case data_type::qint16:
        return "i2";
    case data_type::int32:
    case data_type::qint32:
        return "i4";
    case data_type::int64:
        return "i8";
    case data_type::uint8:
    case data_type::quint8:
        return "u1";
    case data_type::uint16:
    case data_type::quint16:
        return "u2";
    case data_type::uint32:
        return "u4";
    case data_type::uint64:
        return "u8";
    case data_type::boolean:
        return "b1";
    case data_type::complex64:
        return "c8";
    case data_type::complex128:
        return "c16";
    default:
        return "";
    }
}

/// The element type that numpy calls `name`, such as "f4" without a byte order; invalid where there is none.
/// Quantised types have no name of their own in numpy: they come back as the integers that hold them.
constexpr data_type type_of_numpy(std::string_view name)
{
    constexpr data_type types[] = {data_type::float32,   data_type::float64,   data_type::float16, data_type::int8,
                                   data_type::int16,     data_type::int32,     data_type::int64,   data_type::uint8,
                                   data_type::uint16,    data_type::uint32,    data_type::uint64,  data_type::boolean,
                                   data_type::complex64, data_type::complex128};
    for (const data_type type : types)
        if (numpy_type(type) == name)
            return type;
    return data_type::invalid;
}

} // namespace oplift::ir

#endif
