#ifndef OPLIFT_LOAD_NODE_DEF_HPP
#define OPLIFT_LOAD_NODE_DEF_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/wire.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
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

/// An AttrValue.ListValue. An empty list is an empty vector of integers.
inline attribute_value attribute_list(const range& message, tensor_context& context, const std::string& place)
{
    attribute_value result = std::vector<std::int64_t>{};
    bool undecided         = true;
    // The vector of the list's element type; a list of two types is an error.
    auto items = [&]<typename T>(std::vector<T>*, const field& item) -> std::vector<T>& {
        if (undecided)
            result = std::vector<T>{};
        undecided  = false;
        auto* list = std::get_if<std::vector<T>>(&result);
        if (!list)
            item.content.fail(0, "a list of elements of different types in " + place);
        return *list;
    };
    auto list_of = [&]<typename T>(const field& item, T value) {
        items(static_cast<std::vector<T>*>(nullptr), item).push_back(std::move(value));
    };
    for_each_field(message, [&](const field& item) {
        switch (item.number) {
        case 2:
            return list_of(item, std::string{item.message().text()});
        case 3:
            return for_each_varint(item, [&](std::uint64_t v) { list_of(item, static_cast<std::int64_t>(v)); });
        case 4: {
            if (item.type == type::fixed32)
                return list_of(item, item.float32());
            if (item.message().bytes.size() % 4 != 0)
                item.content.fail(0, "packed values end within a value");
            for (std::size_t at = 0; at < item.content.bytes.size(); at += 4) {
                float value = 0;
                std::memcpy(&value, item.content.bytes.data() + at, 4);
                list_of(item, value);
            }
            return;
        }
        case 5:
            return for_each_varint(item, [&](std::uint64_t v) { list_of(item, v != 0); });
        case 6:
            return for_each_varint(item, [&](std::uint64_t v) { list_of(item, data_type_of(v)); });
        case 7:
            return list_of(item, read_shape(item.message()));
        case 8:
            return list_of(item, read_tensor(item.message(), context, place));
        case 9:
            return list_of(item, function_of(item.message()));
        default:
            return;
        }
    });
    return result;
}

/// An AttrValue. A placeholder, and a kind of value that is not known, are std::monostate.
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
