#ifndef OPLIFT_IR_READ_PICKLE_VALUE_HPP
#define OPLIFT_IR_READ_PICKLE_VALUE_HPP

#include <oplift/error.hpp>
#include <oplift/ir/read/byte_spelling.hpp>
#include <oplift/ir/read/pickle_global.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// What a value of a pickle is.
enum class pickle_kind : std::uint8_t {
    none,
    boolean,
    integer,
    floating,
    text,   ///< Python 3's str, Python 2's unicode
    bytes,  ///< bytes and bytearray
    string, ///< Python 2's str, which is text and bytes
    tuple,
    list,
    dictionary,    ///< items are keys and values in turn; an OrderedDict, too
    ordered_pairs, ///< an OrderedDict, as Python 2 writes it: the only item is a list of pairs
    global,        ///< a function or a class
    call, ///< the result of a function: the items are the function, its arguments, and where it has one its state
};

/// The number of a value in its pickle.
using pickle_handle = std::uint32_t;

/// The values of a pickle, which may contain each other in any way, even themselves. Texts and bytes are not copied:
/// they are views of the file.
class pickle_values {
public:
    static constexpr std::uint32_t no_items = 0xffffffff;

    struct value {
        std::uint64_t place   = 0; ///< the byte of the file at which the value's instruction is
        std::uint64_t content = 0; ///< the number, or the size of the text as it is spelled
        std::uint32_t items   = no_items;
        pickle_kind kind      = pickle_kind::none;
        spelling how          = spelling::bytes;
        std::uint8_t skipped  = 0; ///< the text begins so many bytes after `place`
    };

    pickle_values(std::string_view file, const std::string& name) : file_{file}, name_{name} {}

    pickle_handle root = 0;

    const value& operator[](pickle_handle handle) const { return values_[handle]; }
    pickle_kind kind(pickle_handle handle) const { return values_[handle].kind; }

    /// What a tuple, list, dictionary or call consists of; see pickle_kind.
    std::span<const pickle_handle> items(pickle_handle handle) const
    {
        const value& v = values_[handle];
        if (v.items == no_items)
            return {};
        return items_[v.items];
    }

    /// A boolean or integer.
    std::int64_t integer(pickle_handle handle) const { return static_cast<std::int64_t>(values_[handle].content); }
    double floating(pickle_handle handle) const { return std::bit_cast<double>(values_[handle].content); }
    pickle_global global(pickle_handle handle) const { return static_cast<pickle_global>(values_[handle].content); }

    /// A text, bytes or a string.
    spelled text(pickle_handle handle) const
    {
        const value& v = values_[handle];
        return {v.how, file_.substr(v.place + v.skipped, v.content)};
    }

    bool is_call_of(pickle_handle handle, pickle_global function) const
    {
        return kind(handle) == pickle_kind::call && global(items(handle)[0]) == function;
    }

    /// The arguments of a call.
    std::span<const pickle_handle> arguments(pickle_handle handle) const { return items(items(handle)[1]); }

    bool has_state(pickle_handle handle) const { return items(handle).size() > 2; }
    pickle_handle state(pickle_handle handle) const { return items(handle)[2]; }

    pickle_handle add(const value& v)
    {
        values_.push_back(v);
        return static_cast<pickle_handle>(values_.size() - 1);
    }

    void add_items(pickle_handle handle, std::span<const pickle_handle> more)
    {
        if (more.empty())
            return;
        value& v = values_[handle];
        if (v.items == no_items) {
            v.items = static_cast<std::uint32_t>(items_.size());
            items_.emplace_back(more.begin(), more.end());
        } else {
            items_[v.items].insert(items_[v.items].end(), more.begin(), more.end());
        }
    }

    /// Throws input_error at the place of a value.
    [[noreturn]] void fail(pickle_handle handle, const std::string& reason) const
    {
        throw input_error{name_, "byte " + std::to_string(values_[handle].place), reason};
    }

private:
    std::string_view file_;
    std::string name_;
    std::vector<value> values_;
    std::vector<std::vector<pickle_handle>> items_;
};

/// What the value is, with an article, for sentences.
inline std::string_view name_of(pickle_kind kind)
{
    constexpr std::string_view names[] = {"None",
                                          "a boolean",
                                          "an integer",
                                          "a number",
                                          "a text",
                                          "bytes",
                                          "a string",
                                          "a tuple",
                                          "a list",
                                          "a dictionary",
                                          "an OrderedDict",
                                          "a function",
                                          "an array or a number of numpy's"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace oplift::ir

#endif
