#ifndef OPLIFT_PATTERN_TENSORFLOW_OPERATORS_HPP
#define OPLIFT_PATTERN_TENSORFLOW_OPERATORS_HPP

#include <oplift/pattern/tensorflow_operators/a_to_c.hpp>
#include <oplift/pattern/tensorflow_operators/d_to_l.hpp>
#include <oplift/pattern/tensorflow_operators/m_to_r.hpp>
#include <oplift/pattern/tensorflow_operators/s_to_z.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace oplift {

/// An attribute of a TensorFlow operator.
struct attribute_definition {
    std::string_view name;
    std::string_view type;          ///< text, int, float, bool, type, shape, tensor or function; with an s: a list
    std::string_view default_value; ///< as the table writes it, for example [1,1,1,1]; see has_default
    bool has_default = false;

    constexpr explicit operator bool() const { return !name.empty(); }
};

/// How many tensors an operator takes or yields: so many, or with a list among them so many and any number more.
struct tensor_count {
    std::size_t single = 0;
    bool list          = false;

    constexpr bool allows(std::size_t count) const { return list ? count >= single : count == single; }
};

/// What TensorFlow's registration of an operator states, in all its versions together: the names of inputs and outputs,
/// the attributes. It reads a line of text when it is asked:
///
///     ConcatV2(values* axis) output; N:int T:type Tidx:type=int32
///
/// A star stands for a list of tensors; an attribute is a name, a type and, if it has one, its default.
class operator_definition {
public:
    constexpr operator_definition() = default; ///< of no operator
    constexpr explicit operator_definition(std::string_view line) : line_{line} {}

    /// Whether there is such an operator.
    constexpr explicit operator bool() const { return !line_.empty(); }

    constexpr std::string_view name() const { return line_.substr(0, line_.find('(')); }
    constexpr std::string_view input_names() const { return between('(', ')'); }
    constexpr std::string_view output_names() const { return between(')', ';'); }
    constexpr tensor_count inputs() const { return count(input_names()); }
    constexpr tensor_count outputs() const { return count(output_names()); }

    /// Calls `visit` with each attribute_definition, in TensorFlow's order.
    template <typename Visit>
    constexpr void for_each_attribute(Visit visit) const
    {
        for (std::string_view left = attributes(); !left.empty();)
            visit(attribute_of(next_word(left)));
    }

    /// The attribute of that name; one that is false if the operator has none.
    constexpr attribute_definition attribute(std::string_view asked) const
    {
        for (std::string_view left = attributes(); !left.empty();)
            if (const attribute_definition attribute = attribute_of(next_word(left)); attribute.name == asked)
                return attribute;
        return {};
    }

private:
    constexpr std::string_view between(char before, char after) const
    {
        const std::size_t begin = line_.find(before) + 1;
        return line_.substr(begin, line_.find(after) - begin);
    }

    constexpr std::string_view attributes() const
    {
        const std::string_view text = line_.substr(line_.find(';') + 1);
        return text.empty() ? text : text.substr(1);
    }

    /// Takes the first word, up to a space, from a text.
    static constexpr std::string_view next_word(std::string_view& text)
    {
        const std::size_t length    = text.find(' ');
        const std::string_view word = text.substr(0, length);
        text                        = length == std::string_view::npos ? std::string_view{} : text.substr(length + 1);
        return word;
    }

    static constexpr attribute_definition attribute_of(std::string_view word)
    {
        const std::size_t colon  = word.find(':');
        const std::size_t equals = word.find('=');
        attribute_definition attribute{word.substr(0, colon), {}, {}, equals != std::string_view::npos};
        attribute.type = word.substr(colon + 1, attribute.has_default ? equals - colon - 1 : equals);
        if (attribute.has_default)
            attribute.default_value = word.substr(equals + 1);
        return attribute;
    }

    static constexpr tensor_count count(std::string_view names)
    {
        tensor_count result;
        while (!names.empty()) {
            const std::string_view name = next_word(names);
            if (name.ends_with('*'))
                result.list = true;
            else
                result.single += !name.empty();
        }
        return result;
    }

    std::string_view line_;
};

namespace detail {

/// Whether the name that a line begins with comes before, is (0), or comes after another name.
constexpr int compare_name(const char* line, std::string_view name)
{
    for (const char c : name) {
        const char own = *line == '(' ? '\0' : *line;
        if (own != c)
            return own < c ? -1 : 1;
        ++line;
    }
    return *line == '(' ? 0 : 1;
}

/// The lines of the operators whose names begin with a letter like this one's.
constexpr std::span<const char* const> operators_like(char first)
{
    if (first < 'D')
        return operators_a_to_c;
    if (first < 'M')
        return operators_d_to_l;
    if (first < 'S')
        return operators_m_to_r;
    return operators_s_to_z;
}

} // namespace detail

/// The definition of the TensorFlow operator of that name; one that is false if the table has none. The table holds
/// the operators of graphs for inference and of their training, not all of TensorFlow's.
constexpr operator_definition find_tensorflow_operator(std::string_view name)
{
    if (name.empty())
        return {};
    std::span<const char* const> lines = detail::operators_like(name.front());
    while (!lines.empty()) {
        const std::size_t middle = lines.size() / 2;
        const int order          = detail::compare_name(lines[middle], name);
        if (order == 0)
            return operator_definition{lines[middle]};
        lines = order < 0 ? lines.subspan(middle + 1) : lines.first(middle);
    }
    return {};
}

} // namespace oplift

#endif
