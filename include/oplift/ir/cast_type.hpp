#ifndef OPLIFT_IR_CAST_TYPE_HPP
#define OPLIFT_IR_CAST_TYPE_HPP

#include <oplift/weights/data_type.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace oplift::ir {

namespace detail {

/// What `dstType` of a Cast can be: MMdnn's two words, else numpy's names. Of several names for a type the first is
/// written.
inline constexpr std::array<std::pair<std::string_view, data_type>, 9> cast_types{{
    {"float", data_type::float32},
    {"int", data_type::int32},
    {"double", data_type::float64},
    {"int64", data_type::int64},
    {"bool", data_type::boolean},
    {"uint8", data_type::uint8},
    {"int32", data_type::int32},
    {"float32", data_type::float32},
    {"float64", data_type::float64},
}};

} // namespace detail

/// The type that `dstType` of a Cast names; invalid if it names none.
constexpr data_type cast_type(std::string_view name)
{
    const auto* found = std::ranges::find(detail::cast_types, name, [](const auto& entry) { return entry.first; });
    return found == detail::cast_types.end() ? data_type::invalid : found->second;
}

/// The IR's name for the type that a Cast yields; empty if it has none.
constexpr std::string_view cast_name(data_type type)
{
    const auto* found = std::ranges::find(detail::cast_types, type, [](const auto& entry) { return entry.second; });
    return found == detail::cast_types.end() ? std::string_view{} : found->first;
}

} // namespace oplift::ir

#endif
