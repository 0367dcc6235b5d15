#ifndef OPLIFT_IR_SCHEMA_TYPE_HPP
#define OPLIFT_IR_SCHEMA_TYPE_HPP

#include <oplift/schema/ir.pb.h>
#include <oplift/weights/data_type.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace oplift::ir {

namespace detail {

/// Element types and the IR's numbers for them. Quantized types are written as the integers that store them; of two
/// entries with one number the first is read.
inline constexpr std::array schema_types{
    std::pair{data_type::int8, schema::DT_INT8},           std::pair{data_type::qint8, schema::DT_INT8},
    std::pair{data_type::int16, schema::DT_INT16},         std::pair{data_type::qint16, schema::DT_INT16},
    std::pair{data_type::int32, schema::DT_INT32},         std::pair{data_type::qint32, schema::DT_INT32},
    std::pair{data_type::int64, schema::DT_INT64},         std::pair{data_type::uint8, schema::DT_UINT8},
    std::pair{data_type::quint8, schema::DT_UINT8},        std::pair{data_type::uint16, schema::DT_UINT16},
    std::pair{data_type::quint16, schema::DT_UINT16},      std::pair{data_type::uint32, schema::DT_UINT32},
    std::pair{data_type::uint64, schema::DT_UINT64},       std::pair{data_type::float16, schema::DT_FLOAT16},
    std::pair{data_type::float32, schema::DT_FLOAT32},     std::pair{data_type::float64, schema::DT_FLOAT64},
    std::pair{data_type::complex64, schema::DT_COMPLEX64}, std::pair{data_type::complex128, schema::DT_COMPLEX128},
    std::pair{data_type::boolean, schema::DT_BOOL},        std::pair{data_type::string, schema::DT_STRING},
};

using schema_type_entry = decltype(schema_types)::value_type;

} // namespace detail

/// The IR's number of an element type; undefined for a type that the IR does not have.
inline schema::DataType schema_type(data_type type)
{
    const auto found = std::ranges::find(detail::schema_types, type, &detail::schema_type_entry::first);
    return found == detail::schema_types.end() ? schema::DT_UNDEFINED : found->second;
}

/// The element type behind the IR's number; invalid if there is none.
inline data_type type_of_schema(schema::DataType type)
{
    const auto found = std::ranges::find(detail::schema_types, type, &detail::schema_type_entry::second);
    return found == detail::schema_types.end() ? data_type::invalid : found->first;
}

} // namespace oplift::ir

#endif
