#ifndef OPLIFT_TESTS_IR_OPERATORS_WRITTEN_HPP
#define OPLIFT_TESTS_IR_OPERATORS_WRITTEN_HPP

#include <oplift/ir/to_record.hpp>

#include <cstddef>
#include <cstdint>
#include <ios>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::test {

/// A typed operator's record as text; an input is the number of its tensor's node:
///
///     Operator(1, 2) attribute=value attribute=[1,2] weight<shape>
template <typename Operator>
std::string written(const Operator& op)
{
    std::vector<tensor_reference> inputs;
    const ir::record record = ir::to_record(op, inputs);
    std::ostringstream text;
    const auto list = [&](const auto& items) {
        for (std::size_t i = 0; i < items.size(); ++i)
            text << (i == 0 ? "" : ",") << items[i];
    };
    text << record.operator_name << '(';
    for (std::size_t i = 0; i < inputs.size(); ++i)
        text << (i == 0 ? "" : ", ") << inputs[i].node;
    text << ')' << std::boolalpha;
    for (const auto& [name, attribute] : record.attributes) {
        text << ' ' << name << '=';
        attribute.visit([&](const auto& value) {
            using type = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<type, data_type>) {
                text << name_of(value);
            } else if constexpr (std::is_same_v<type, stated_shape>) {
                text << '<';
                if (value)
                    list(*value);
                else
                    text << '*';
                text << '>';
            } else if constexpr (std::is_same_v<type, std::vector<std::int64_t>> ||
                                 std::is_same_v<type, std::vector<double>>) {
                text << '[';
                list(value);
                text << ']';
            } else if constexpr (!std::is_same_v<type, std::vector<stated_shape>>) {
                text << value;
                if constexpr (std::is_same_v<type, double>)
                    text << 'f'; // told from an integer
            }
        });
    }
    for (const auto& [name, value] : record.weights) {
        text << ' ' << name << '<';
        list(value.shape());
        text << '>';
    }
    return text.str();
}

/// Tensor number `node`.
inline tensor_reference from(node_id node)
{
    return {node, 0};
}

/// A weight without a value.
inline weight shaped(std::vector<std::int64_t> shape)
{
    weight w;
    w.type         = data_type::float32;
    w.source_shape = std::move(shape);
    return w;
}

} // namespace oplift::test

#endif
