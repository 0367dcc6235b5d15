#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_DEFINITION_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_DEFINITION_HPP

#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/data_type.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// The type's number in TensorFlow's messages.
inline oplift::tensorflow::DataType type_number(data_type type)
{
    return static_cast<oplift::tensorflow::DataType>(type);
}

inline oplift::tensorflow::TensorShapeProto shape_message(const std::vector<std::int64_t>& shape)
{
    oplift::tensorflow::TensorShapeProto message;
    for (const std::int64_t extent : shape)
        message.add_dim()->set_size(extent);
    return message;
}

/// A node's definition, built up call by call.
class definition {
public:
    /// Goes on from an existing definition.
    explicit definition(oplift::tensorflow::NodeDef message) : message_{std::move(message)} {}

    definition(std::string name, std::string_view operator_name)
    {
        message_.set_name(std::move(name));
        message_.set_op(std::string{operator_name});
    }

    definition& operand(std::string name)
    {
        message_.add_input(std::move(name));
        return *this;
    }

    definition& type(const std::string& attribute, data_type value)
    {
        at(attribute).set_type(type_number(value));
        return *this;
    }

    definition& types(const std::string& attribute, const std::vector<data_type>& values)
    {
        auto& list = *at(attribute).mutable_list();
        for (const data_type value : values)
            list.add_type(type_number(value));
        return *this;
    }

    definition& flag(const std::string& attribute, bool value)
    {
        at(attribute).set_b(value);
        return *this;
    }

    definition& text(const std::string& attribute, const std::string& value)
    {
        at(attribute).set_s(value);
        return *this;
    }

    definition& number(const std::string& attribute, std::int64_t value)
    {
        at(attribute).set_i(value);
        return *this;
    }

    definition& real(const std::string& attribute, double value)
    {
        at(attribute).set_f(static_cast<float>(value));
        return *this;
    }

    definition& numbers(const std::string& attribute, const std::vector<std::int64_t>& values)
    {
        at(attribute).mutable_list()->mutable_i()->Add(values.begin(), values.end());
        return *this;
    }

    definition& shape(const std::string& attribute, const std::vector<std::int64_t>& extents)
    {
        *at(attribute).mutable_shape() = shape_message(extents);
        return *this;
    }

    /// A shape that may not be known at all.
    definition& shape(const std::string& attribute, const std::optional<std::vector<std::int64_t>>& extents)
    {
        if (extents)
            return shape(attribute, *extents);
        at(attribute).mutable_shape()->set_unknown_rank(true);
        return *this;
    }

    definition& tensor(const std::string& attribute, oplift::tensorflow::TensorProto value)
    {
        *at(attribute).mutable_tensor() = std::move(value);
        return *this;
    }

    /// Demands that the node runs where the other one does.
    definition& beside(const std::string& other)
    {
        at("_class").mutable_list()->add_s("loc:@" + other);
        return *this;
    }

    const std::string& name() const { return message_.name(); }

    operator oplift::tensorflow::NodeDef() const { return message_; }

private:
    oplift::tensorflow::AttrValue& at(const std::string& attribute) { return (*message_.mutable_attr())[attribute]; }

    oplift::tensorflow::NodeDef message_;
};

/// A constant whose elements are these bytes, row-major and little-endian.
inline definition constant(std::string name, data_type type, const std::vector<std::int64_t>& shape, std::string bytes)
{
    oplift::tensorflow::TensorProto value;
    value.set_dtype(type_number(type));
    *value.mutable_tensor_shape() = shape_message(shape);
    value.set_tensor_content(std::move(bytes));
    return definition{std::move(name), "Const"}.type("dtype", type).tensor("value", std::move(value));
}

/// A constant of texts.
inline definition text_constant(std::string name, const std::vector<std::int64_t>& shape,
                                const std::vector<std::string>& texts)
{
    oplift::tensorflow::TensorProto value;
    value.set_dtype(oplift::tensorflow::DT_STRING);
    *value.mutable_tensor_shape() = shape_message(shape);
    for (const std::string& text : texts)
        value.add_string_val(text);
    return definition{std::move(name), "Const"}.type("dtype", data_type::string).tensor("value", std::move(value));
}

} // namespace oplift::emit::tensorflow::model

#endif
