#ifndef OPLIFT_LOAD_NODE_DEF_HPP
#define OPLIFT_LOAD_NODE_DEF_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/wire.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

/// Reads NodeDefs and adds them to the graph under construction.
class node_reader {
public:
    /// Both have to outlive the reader.
    node_reader(tensor_context& context, graph_builder& builder) : context_{context}, builder_{builder} {}

    /// Throws input_error if the bytes are no NodeDef, or if an attribute's tensor is inconsistent.
    void read(const wire::range& message)
    {
        std::string_view name;
        std::string_view operator_name;
        inputs_.clear();
        entries_.clear();
        wire::for_each_field(message, [&](const wire::field& field) {
            switch (field.number) {
            case 1:
                name = wire::text_of(field);
                break;
            case 2:
                operator_name = wire::text_of(field);
                break;
            case 3:
                inputs_.push_back(wire::text_of(field));
                break;
            case 5:
                entries_.push_back(entry_of(field));
                break;
            default:
                break;
            }
        });
        place_.assign("node '").append(name).append("'");
        if (operator_name.empty())
            throw input_error{*message.file, place_, "the node has no operator"};
        builder_.add(name, operator_name, inputs_, attribute_map{attributes()});
    }

private:
    /// An entry of a protobuf map: a key, and the bytes of an AttrValue.
    using entry = std::pair<std::string_view, wire::range>;

    static entry entry_of(const wire::field& field)
    {
        entry result{{}, {{}, field.content.offset, field.content.file}};
        wire::for_each_field(field.message(), [&](const wire::field& part) {
            if (part.number == 1)
                result.first = wire::text_of(part);
            else if (part.number == 2)
                result.second = part.message();
        });
        return result;
    }

    std::vector<attribute_map::entry> attributes()
    {
        std::ranges::sort(entries_, {}, [](const entry& e) { return std::pair{e.first, e.second.offset}; });
        std::vector<attribute_map::entry> result;
        result.reserve(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i)
            // The last entry of a key counts, as in protobuf's maps.
            if (i + 1 == entries_.size() || entries_[i].first != entries_[i + 1].first)
                result.emplace_back(entries_[i].first, wire::attribute(entries_[i].second, context_, place_));
        return result;
    }

    tensor_context& context_;
    graph_builder& builder_;
    // Of the node that is read, and kept for the next one: there are thousands.
    std::vector<std::string_view> inputs_;
    std::vector<entry> entries_;
    std::string place_; ///< what errors name
};

} // namespace oplift

#endif
