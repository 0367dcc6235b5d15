#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_EXPRESSION_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_EXPRESSION_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// A value that a step of the program makes.
struct reference {
    std::size_t step     = 0;
    std::uint32_t output = 0;

    friend auto operator<=>(const reference&, const reference&) = default;
};

/// A Python expression: a tree of calls and lists. Its literals are told apart from the rest, since they are what may
/// differ between blocks that are otherwise equal.
struct expression {
    enum class kind : std::uint8_t {
        text,    ///< as it stands
        literal, ///< a number or the like; `label` says what it means
        value,   ///< the value of another step
        group    ///< `text`, items divided by commas, `closing`
    };

    kind is = kind::text;
    std::string text;
    std::string prefix{}; ///< "strides=" of an argument with a name
    std::string label{};
    reference of{};
    std::string closing{};
    std::vector<expression> items{};
};

inline expression plain(std::string text)
{
    return {.text = std::move(text)};
}

inline expression literal_value(std::string text, std::string label)
{
    return {.is = expression::kind::literal, .text = std::move(text), .label = std::move(label)};
}

inline expression value_of(reference of)
{
    return {.is = expression::kind::value, .text = {}, .of = of};
}

inline expression group(std::string opening, std::vector<expression> items, std::string closing)
{
    return {.is      = expression::kind::group,
            .text    = std::move(opening),
            .closing = std::move(closing),
            .items   = std::move(items)};
}

inline expression named(std::string name, expression value)
{
    value.prefix = std::move(name) + "=";
    return value;
}

/// The expression on one line.
inline std::string flat(const expression& shown)
{
    std::string text = shown.prefix + shown.text;
    for (std::size_t i = 0; i < shown.items.size(); ++i) {
        text += i == 0 ? "" : ", ";
        text += flat(shown.items[i]);
    }
    return text + shown.closing;
}

/// The longest line of a generated file, as far as names allow.
inline constexpr std::size_t line_length = 100;

inline void append_line(std::string& out, std::size_t indent, const std::string& line)
{
    out.append(indent, ' ');
    out += line;
    out += '\n';
}

/// Adds an expression between `before` and `after`, on one line where it fits, else what is in brackets on a line of
/// its own, else each item on its own line.
inline void append_wrapped(std::string& out, std::size_t indent, const std::string& before, const expression& shown,
                           const std::string& after = {})
{
    const std::string line = flat(shown);
    const bool breakable   = shown.is == expression::kind::group && !shown.items.empty();
    if (indent + before.size() + line.size() + after.size() <= line_length || !breakable) {
        append_line(out, indent, before + line + after);
        return;
    }
    append_line(out, indent, before + shown.prefix + shown.text);
    const std::size_t frame = shown.prefix.size() + shown.text.size() + shown.closing.size();
    if (indent + 4 + line.size() - frame <= line_length) {
        append_line(out, indent + 4, line.substr(shown.prefix.size() + shown.text.size(), line.size() - frame));
    } else {
        for (const expression& item : shown.items)
            append_wrapped(out, indent + 4, "", item, ",");
    }
    append_line(out, indent, shown.closing + after);
}

/// Calls `visit` with each expression that has no items, in the order of the text.
template <typename Visitor>
void each_leaf(const expression& shown, Visitor&& visit)
{
    if (shown.is != expression::kind::group)
        visit(shown);
    for (const expression& item : shown.items)
        each_leaf(item, visit);
}

} // namespace oplift::emit::tensorflow::code

#endif
