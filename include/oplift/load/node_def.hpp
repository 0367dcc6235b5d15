#ifndef OPLIFT_LOAD_NODE_DEF_HPP
#define OPLIFT_LOAD_NODE_DEF_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/wire.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

namespace wire {

/// The name in a NameAttrList. The attributes of the function are not read.
inline function_name function_of(const range& message)
{
    function_name function;
    for_each_field(message, [&](const field& part) {
        if (part.number == 1)
            function.name = text_of(part);
    });
    return function;
}

/// Whether a field of an AttrValue.ListValue holds items, and not what this version of TensorFlow does not know.
inline bool holds_items(const field& part)
{
    return part.number >= 2 && part.number <= 9;
}

/// The items of an AttrValue.ListValue, which stand in fields of one number; `add` appends those of one field. Items of
/// two types are an error.
template <typename T, typename Add>
attribute_value items_of(const range& message, std::uint32_t number, const std::string& place, Add add)
{
    std::vector<T> items;
    for_each_field(message, [&](const field& part) {
        if (part.number == number)
            add(part, items);
        else if (holds_items(part))
            part.content.fail(0, "a list of elements of different types in " + place);
    });
    return items;
}

/// A float, or packed ones.
inline void add_floats(const field& part, std::vector<float>& floats)
{
    if (part.type == type::fixed32)
        return floats.push_back(part.float32());
    if (part.message().bytes.size() % sizeof(float) != 0)
        part.content.fail(0, "packed values end within a value");
    floats.resize(floats.size() + part.content.bytes.size() / sizeof(float));
    std::ranges::copy(part.content.bytes, std::as_writable_bytes(std::span{floats}).end() -
                                              static_cast<std::ptrdiff_t>(part.content.bytes.size()));
}

/// An AttrValue.ListValue. An empty list is an empty vector of integers.
inline attribute_value attribute_list(const range& message, tensor_context& context, const std::string& place)
{
    std::uint32_t number = 0; // of the first field with items: it tells their type
    for_each_field(message, [&](const field& part) {
        if (number == 0 && holds_items(part))
            number = part.number;
    });
    const auto list_of = [&]<typename T>(std::vector<T>, auto add) { return items_of<T>(message, number, place, add); };
    switch (number) {
    case 2:
        return list_of(std::vector<std::string>{},
                       [](const field& part, auto& texts) { texts.emplace_back(part.message().text()); });
    case 4:
        return list_of(std::vector<float>{}, add_floats);
    case 5:
        return list_of(std::vector<bool>{}, [](const field& part, auto& flags) {
            for_each_varint(part, [&](std::uint64_t value) { flags.push_back(value != 0); });
        });
    case 6:
        return list_of(std::vector<data_type>{}, [](const field& part, auto& types) {
            for_each_varint(part, [&](std::uint64_t value) { types.push_back(data_type_of(value)); });
        });
    case 7:
        return list_of(std::vector<stated_shape>{},
                       [](const field& part, auto& shapes) { shapes.push_back(read_shape(part.message())); });
    case 8:
        return list_of(std::vector<tensor>{}, [&](const field& part, auto& tensors) {
            tensors.push_back(read_tensor(part.message(), context, place));
        });
    case 9:
        return list_of(std::vector<function_name>{},
                       [](const field& part, auto& names) { names.push_back(function_of(part.message())); });
    default:
        return list_of(std::vector<std::int64_t>{}, [](const field& part, auto& integers) {
            for_each_varint(part, [&](std::uint64_t value) { integers.push_back(static_cast<std::int64_t>(value)); });
        });
    }
}

/// An AttrValue. A placeholder, and a kind of value that is not known, are no value.
inline attribute_value attribute(const range& message, tensor_context& context, const std::string& place)
{
    attribute_value result;
    int values = 0;
    for_each_field(message, [&](const field& part) {
        if (part.number >= 1 && part.number <= 10 && values++ > 0)
            part.content.fail(0, "a second value in " + place);
        switch (part.number) {
        case 1:
            result = attribute_list(part.message(), context, place);
            break;
        case 2:
            result = std::string{part.message().text()};
            break;
        case 3:
            result = part.integer();
            break;
        case 4:
            result = part.float32();
            break;
        case 5:
            result = part.varint() != 0;
            break;
        case 6:
            result = data_type_of(part.varint());
            break;
        case 7:
            result = read_shape(part.message());
            break;
        case 8:
            result = read_tensor(part.message(), context, place);
            break;
        case 9:
            part.message();
            break;
        case 10:
            result = function_of(part.message());
            break;
        default:
            break;
        }
    });
    return result;
}

} // namespace wire

/// Reads a NodeDef and adds it to the graph under construction.
/// Throws input_error if the bytes are no NodeDef, or if an attribute's tensor is inconsistent.
inline void read_node(const wire::range& message, tensor_context& context, graph_builder& builder)
{
    std::string_view name;
    std::string_view operator_name;
    std::vector<std::string> inputs;
    std::map<std::string_view, wire::range> entries; // the last entry of a key counts, as in protobuf's maps
    wire::for_each_field(message, [&](const wire::field& field) {
        switch (field.number) {
        case 1:
            name = wire::text_of(field);
            break;
        case 2:
            operator_name = wire::text_of(field);
            break;
        case 3:
            inputs.emplace_back(wire::text_of(field));
            break;
        case 5: {
            std::string_view key;
            wire::range value{{}, field.content.offset, field.content.file};
            wire::for_each_field(field.message(), [&](const wire::field& part) {
                if (part.number == 1)
                    key = wire::text_of(part);
                else if (part.number == 2)
                    value = part.message();
            });
            entries.insert_or_assign(key, value);
            break;
        }
        default:
            break;
        }
    });
    const std::string node = "node '" + std::string{name} + "'";
    if (operator_name.empty())
        throw input_error{*message.file, node, "the node has no operator"};
    std::vector<std::pair<std::string, attribute_value>> attributes;
    attributes.reserve(entries.size());
    for (const auto& [key, value] : entries)
        attributes.emplace_back(key, wire::attribute(value, context, node));
    builder.add(name, operator_name, std::move(inputs), attribute_map{std::move(attributes)});
}

} // namespace oplift

#endif
