#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_IDENTIFIER_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_IDENTIFIER_HPP

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace oplift::emit::tensorflow::code {

constexpr bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool is_alphanumeric(char c)
{
    return is_lower(c) || is_upper(c) || is_digit(c);
}
constexpr char lowered(char c)
{
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text)
{
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lowered(c); });
    return result;
}

/// Words that a generated file does not use as a name of its own: Python's keywords, its built-in functions that
/// people miss when they are hidden, and the names at the top of each generated file.
inline bool is_reserved(std::string_view word)
{
    constexpr std::string_view words[] = {
        "and",      "as",       "assert",      "async",   "await",    "break",        "class",       "continue",
        "def",      "del",      "elif",        "else",    "except",   "exec",         "finally",     "for",
        "from",     "global",   "if",          "import",  "in",       "is",           "lambda",      "match",
        "nonlocal", "not",      "or",          "pass",    "print",    "raise",        "return",      "try",
        "while",    "with",     "yield",       "none",    "true",     "false",        "abs",         "all",
        "any",      "bool",     "bytes",       "chr",     "dict",     "dir",          "divmod",      "enumerate",
        "eval",     "exit",     "filter",      "float",   "format",   "hash",         "help",        "hex",
        "id",       "input",    "int",         "iter",    "len",      "list",         "map",         "max",
        "min",      "next",     "object",      "open",    "ord",      "pow",          "range",       "repr",
        "reversed", "round",    "set",         "slice",   "sorted",   "str",          "sum",         "super",
        "tuple",    "type",     "vars",        "zip",     "scope",    "np",           "tf",          "argparse",
        "main",     "is_train", "weight_file", "weights", "variable", "load_weights", "weight_value"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The text as a Python name in lower case, words divided by underscores: "MaxPool" becomes "max_pool", "Conv2d_1a"
/// "conv2d_1a". Any text gives a legal name; a reserved word gets an underscore behind it.
inline std::string identifier(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!is_alphanumeric(c)) {
            if (!result.empty() && result.back() != '_')
                result += '_';
            continue;
        }
        const char before      = i == 0 ? '_' : text[i - 1];
        const char after       = i + 1 == text.size() ? '_' : text[i + 1];
        const bool starts_word = is_upper(c) && ((is_lower(before) && (is_lower(after) || is_digit(after))) ||
                                                 (is_digit(before) && is_lower(after)));
        if (starts_word && !result.empty() && result.back() != '_')
            result += '_';
        result += lowered(c);
        if (result.size() >= 40)
            break;
    }
    while (!result.empty() && result.back() == '_')
        result.pop_back();
    if (result.empty())
        return "value";
    if (is_digit(result.front()))
        result.insert(0, "n");
    if (is_reserved(result))
        result += '_';
    return result;
}

/// `wanted`, or with the first of "_2", "_3" ... behind it for which `is_taken` is false.
template <typename Predicate>
std::string unused(const std::string& wanted, Predicate is_taken)
{
    if (!is_taken(wanted))
        return wanted;
    for (std::size_t number = 2;; ++number) {
        std::string numbered = wanted + (wanted.back() == '_' ? "" : "_") + std::to_string(number);
        if (!is_taken(numbered))
            return numbered;
    }
}

/// The text as TensorFlow accepts it for a node: [A-Za-z0-9.][A-Za-z0-9_./>-]*. Other characters become underscores;
/// a part between slashes is never empty, since a slash at the end means something else to TensorFlow.
inline std::string node_name(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '/' && (result.empty() || result.back() == '/'))
            result += '_';
        const bool legal = is_alphanumeric(c) || c == '_' || c == '.' || c == '-' || c == '/' || c == '>';
        result += legal ? c : '_';
    }
    if (result.empty() || result.back() == '/')
        result += '_';
    if (!is_alphanumeric(result.front()) && result.front() != '.')
        result.insert(0, "n");
    return result;
}

/// Names of a graph, none twice.
class distinct_names {
public:
    /// `name`, or numbered as TensorFlow does ("name_1") where it is taken.
    std::string take(std::string name)
    {
        if (names_.insert(name).second)
            return name;
        for (std::size_t number = 1;; ++number)
            if (auto [found, is_new] = names_.insert(name + "_" + std::to_string(number)); is_new)
                return *found;
    }

private:
    std::set<std::string> names_;
};

} // namespace oplift::emit::tensorflow::code

#endif
