#ifndef OPLIFT_IR_WRITE_JSON_HPP
#define OPLIFT_IR_WRITE_JSON_HPP

#include <oplift/schema/ir.pb.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

namespace detail {

using json = nlohmann::ordered_json;

inline std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group     = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8 | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0u);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= count ? digits[group >> (18 - 6 * j) & 63u] : '=';
    }
    return text;
}

/// The shortest decimal number that is this float, or the words that proto3's JSON has for the others.
inline json float_json(float value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    double decimal     = 0;
    std::from_chars(text.data(), written.ptr, decimal);
    return decimal;
}

inline json type_json(schema::DataType type)
{
    return schema::DataType_Name(type);
}
inline json integer_json(std::int64_t value)
{
    return std::to_string(value);
}
inline json bytes_json(const std::string& bytes)
{
    return base64(bytes);
}

inline json shape_json(const schema::TensorShape& shape)
{
    json object = json::object();
    for (const auto& dim : shape.dim()) {
        json extent = json::object();
        if (dim.size() != 0)
            extent["size"] = std::to_string(dim.size());
        if (!dim.name().empty())
            extent["name"] = dim.name();
        object["dim"].push_back(std::move(extent));
    }
    if (shape.unknown_rank())
        object["unknown_rank"] = true;
    return object;
}

/// Adds a list under its name unless it is empty.
template <typename Elements, typename Convert>
void add_list(json& object, const char* name, const Elements& elements, Convert convert)
{
    for (const auto& element : elements)
        object[name].push_back(convert(element));
}

inline json list_json(const schema::AttrValue::ListValue& list)
{
    json object = json::object();
    add_list(object, "s", list.s(), bytes_json);
    add_list(object, "i", list.i(), integer_json);
    add_list(object, "f", list.f(), float_json);
    add_list(object, "b", list.b(), [](bool value) { return json(value); });
    add_list(object, "type", list.type(), [](int type) { return type_json(static_cast<schema::DataType>(type)); });
    add_list(object, "shape", list.shape(), shape_json);
    return object;
}

inline json attribute_json(const schema::AttrValue& value)
{
    switch (value.value_case()) {
    case schema::AttrValue::kList:
        return {{"list", list_json(value.list())}};
    case schema::AttrValue::kS:
        return {{"s", bytes_json(value.s())}};
    case schema::AttrValue::kI:
        return {{"i", integer_json(value.i())}};
    case schema::AttrValue::kF:
        return {{"f", float_json(value.f())}};
    case schema::AttrValue::kB:
        return {{"b", value.b()}};
    case schema::AttrValue::kType:
        return {{"type", type_json(value.type())}};
    case schema::AttrValue::kShape:
        return {{"shape", shape_json(value.shape())}};
    default:
        return json::object();
    }
}

} // namespace detail

/// The text of PREFIX.json: proto3's JSON in the form that Python's MessageToJson gives it with
/// preserving_proto_field_name, attributes sorted by name. Literal tensors, which no parser writes, are left out.
inline std::string to_json(const schema::GraphDef& message)
{
    detail::json graph = detail::json::object();
    for (const schema::NodeDef& node : message.node()) {
        detail::json object = detail::json::object();
        if (!node.name().empty())
            object["name"] = node.name();
        if (!node.op().empty())
            object["op"] = node.op();
        for (const std::string& input : node.input())
            object["input"].push_back(input);
        std::vector<std::string> names;
        for (const auto& [name, value] : node.attr())
            names.push_back(name);
        std::ranges::sort(names);
        for (const std::string& name : names)
            object["attr"][name] = detail::attribute_json(node.attr().at(name));
        graph["node"].push_back(std::move(object));
    }
    if (message.version() != 0)
        graph["version"] = message.version();
    return graph.dump(2, ' ', true);
}

} // namespace oplift::ir

#endif
