#ifndef OPLIFT_IR_READ_PICKLE_HPP
#define OPLIFT_IR_READ_PICKLE_HPP

#include <oplift/error.hpp>
#include <oplift/ir/read/byte_spelling.hpp>
#include <oplift/ir/read/pickle_global.hpp>
#include <oplift/ir/read/pickle_input.hpp>
#include <oplift/ir/read/pickle_refusal.hpp>
#include <oplift/ir/read/pickle_stack.hpp>
#include <oplift/ir/read/pickle_value.hpp>
#include <oplift/ir/read/shown_text.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

/// Reads Python's pickle format, protocols 0 to 5, as far as dictionaries of numpy's arrays need it. Nothing is ever
/// called: what functions would make stays a value that names the function. An instruction or a function that arrays
/// do not need is refused, and so is what needs more than 8 million instructions.
///
/// Facts: the documentation of Python's module pickletools.
class pickle_reader {
public:
    static constexpr std::uint32_t most_instructions = 1u << 23;

    /// Reads the pickle that begins at byte `begin` of the file. Bytes after its end are ignored, as Python does.
    pickle_reader(std::string_view file, std::size_t begin, const std::string& name)
        : input_{file, begin, name}, values_{file, name}, stack_{input_}
    {
    }

    pickle_reader(const pickle_reader&)            = delete;
    pickle_reader& operator=(const pickle_reader&) = delete;

    /// Throws input_error at the instruction that is refused.
    pickle_values read() &&
    {
        for (;;) {
            const char instruction = input_.instruction();
            if (++instructions_ > most_instructions)
                fail("a pickle of more than " + std::to_string(most_instructions) + " instructions");
            if (instruction == '.') {
                values_.root = stack_.pop();
                return std::move(values_);
            }
            if (!number(instruction) && !text(instruction) && !container(instruction) && !memory(instruction) &&
                !object(instruction))
                fail(refusal_of(instruction));
        }
    }

private:
    using kind  = pickle_kind;
    using value = pickle_values::value;

    [[noreturn]] void fail(const std::string& reason) const { input_.fail(reason); }

    void push(pickle_handle handle) { stack_.push(handle); }

    void push(kind k, std::uint64_t content = 0)
    {
        push(values_.add({.place = input_.place(), .content = content, .kind = k}));
    }

    void push_integer(std::int64_t number) { push(kind::integer, static_cast<std::uint64_t>(number)); }

    bool number(char instruction)
    {
        switch (instruction) {
        case 'N':
            push(kind::none);
            return true;
        case '\x88':
        case '\x89':
            push(kind::boolean, instruction == '\x88');
            return true;
        case 'K':
            push_integer(static_cast<std::int64_t>(input_.little_endian(1)));
            return true;
        case 'M':
            push_integer(static_cast<std::int64_t>(input_.little_endian(2)));
            return true;
        case 'J':
            push_integer(static_cast<std::int32_t>(input_.little_endian(4)));
            return true;
        case '\x8a':
            push_long(input_.little_endian(1));
            return true;
        case '\x8b':
            push_long(input_.little_endian(4));
            return true;
        case 'I': {
            const std::string_view digits = input_.line();
            if (digits == "00" || digits == "01")
                push(kind::boolean, digits == "01");
            else
                push_integer(input_.parsed<std::int64_t>(digits));
            return true;
        }
        case 'L': {
            std::string_view digits = input_.line();
            if (digits.ends_with('L'))
                digits.remove_suffix(1);
            push_integer(input_.parsed<std::int64_t>(digits));
            return true;
        }
        case 'F':
            push(kind::floating, std::bit_cast<std::uint64_t>(input_.parsed<double>(input_.line())));
            return true;
        case 'G': {
            std::uint64_t bits = 0;
            for (const char c : input_.take(8))
                bits = bits << 8 | static_cast<unsigned char>(c);
            push(kind::floating, bits);
            return true;
        }
        default:
            return false;
        }
    }

    void push_long(std::uint64_t bytes)
    {
        if (bytes > 8)
            fail("an integer of more than 64 bits");
        std::uint64_t bits = input_.little_endian(bytes);
        if (bytes > 0 && bytes < 8 && (bits >> (8 * bytes - 1)) != 0)
            bits |= ~std::uint64_t{0} << (8 * bytes);
        push(kind::integer, bits);
    }

    bool text(char instruction)
    {
        switch (instruction) {
        case 'X':
            push_text(kind::text, spelling::utf8, 4);
            return true;
        case '\x8c':
            push_text(kind::text, spelling::utf8, 1);
            return true;
        case '\x8d':
            push_text(kind::text, spelling::utf8, 8);
            return true;
        case 'B':
            push_text(kind::bytes, spelling::bytes, 4);
            return true;
        case 'C':
            push_text(kind::bytes, spelling::bytes, 1);
            return true;
        case '\x8e':
        case '\x96': // a bytearray
            push_text(kind::bytes, spelling::bytes, 8);
            return true;
        case 'T':
            push_text(kind::string, spelling::bytes, 4);
            return true;
        case 'U':
            push_text(kind::string, spelling::bytes, 1);
            return true;
        case 'V':
            push_text(kind::text, spelling::escaped, 1, input_.line().size());
            return true;
        case 'S': {
            const std::string_view quoted = input_.line();
            if (quoted.size() < 2 || (quoted[0] != '\'' && quoted[0] != '"') || quoted.back() != quoted[0])
                fail("a string without quotes");
            push_text(kind::string, spelling::quoted, 2, quoted.size() - 2);
            return true;
        }
        default:
            return false;
        }
    }

    void push_text(kind k, spelling how, std::size_t size_bytes)
    {
        const std::uint64_t size = input_.little_endian(size_bytes);
        input_.take(size);
        push_text(k, how, 1 + size_bytes, size);
    }

    void push_text(kind k, spelling how, std::size_t skipped, std::uint64_t size)
    {
        push(values_.add({.place   = input_.place(),
                          .content = size,
                          .kind    = k,
                          .how     = how,
                          .skipped = static_cast<std::uint8_t>(skipped)}));
    }

    bool container(char instruction)
    {
        switch (instruction) {
        case '(':
            stack_.mark();
            return true;
        case ')':
            push(kind::tuple);
            return true;
        case ']':
            push(kind::list);
            return true;
        case '}':
            push(kind::dictionary);
            return true;
        case 't':
            push_with(kind::tuple, stack_.pop_to_mark());
            return true;
        case 'l':
            push_with(kind::list, stack_.pop_to_mark());
            return true;
        case 'd':
            push_with(kind::dictionary, pairs(stack_.pop_to_mark()));
            return true;
        case '\x85':
        case '\x86':
        case '\x87': {
            pickle_handle parts[3];
            const auto count = static_cast<std::size_t>(instruction - '\x84');
            for (std::size_t i = count; i-- > 0;)
                parts[i] = stack_.pop();
            push_with(kind::tuple, std::span{parts}.first(count));
            return true;
        }
        case 'a': {
            const pickle_handle item[] = {stack_.pop()};
            extend(kind::list, item);
            return true;
        }
        case 'e':
            extend(kind::list, stack_.pop_to_mark());
            return true;
        case 's': {
            const pickle_handle second = stack_.pop();
            const pickle_handle pair[] = {stack_.pop(), second};
            extend(kind::dictionary, pair);
            return true;
        }
        case 'u':
            extend(kind::dictionary, pairs(stack_.pop_to_mark()));
            return true;
        default:
            return false;
        }
    }

    std::span<const pickle_handle> pairs(std::span<const pickle_handle> items) const
    {
        if (items.size() % 2 != 0)
            fail("a key without a value");
        return items;
    }

    void push_with(kind k, std::span<const pickle_handle> items)
    {
        push(k);
        values_.add_items(stack_.top(), items);
    }

    void extend(kind wanted, std::span<const pickle_handle> items)
    {
        const pickle_handle to = stack_.top();
        if (values_.kind(to) != wanted)
            fail("items are added to " + std::string{name_of(values_.kind(to))});
        values_.add_items(to, items);
    }

    /// The instructions that move values between the stack and the memo, and those that say how to read.
    bool memory(char instruction)
    {
        switch (instruction) {
        case 'p':
            stack_.put(input_.parsed<std::uint32_t>(input_.line()), instructions_);
            return true;
        case 'q':
            stack_.put(input_.little_endian(1), instructions_);
            return true;
        case 'r':
            stack_.put(input_.little_endian(4), instructions_);
            return true;
        case '\x94':
            stack_.put_next(instructions_);
            return true;
        case 'g':
            stack_.get(input_.parsed<std::uint32_t>(input_.line()));
            return true;
        case 'h':
            stack_.get(input_.little_endian(1));
            return true;
        case 'j':
            stack_.get(input_.little_endian(4));
            return true;
        case '0':
            stack_.drop();
            return true;
        case '1':
            stack_.pop_to_mark();
            return true;
        case '2':
            push(stack_.top());
            return true;
        case '\x80':
            if (const std::uint64_t protocol = input_.little_endian(1); protocol > 5)
                fail("a pickle of protocol " + std::to_string(protocol) + "; oplift reads protocols 0 to 5");
            return true;
        case '\x95':
            if (const std::uint64_t size = input_.little_endian(8); size > input_.left())
                fail("a frame of " + std::to_string(size) + " bytes where " + std::to_string(input_.left()) +
                     " are left: the file is truncated or corrupt");
            return true;
        default:
            return false;
        }
    }

    bool object(char instruction)
    {
        switch (instruction) {
        case 'c': {
            const std::string_view module_name = input_.line();
            push_global(module_name, input_.line());
            return true;
        }
        case '\x93': {
            const pickle_handle name        = stack_.pop();
            const pickle_handle module_name = stack_.pop();
            if (values_.kind(name) != kind::text || values_.kind(module_name) != kind::text)
                fail("a function whose name is no text");
            push_global(values_.text(module_name).text, values_.text(name).text);
            return true;
        }
        case 'R':
            call();
            return true;
        case 'b': {
            const pickle_handle state[] = {stack_.pop()};
            const pickle_handle of      = stack_.top();
            if (values_.kind(of) != kind::call)
                fail("a state is given to " + std::string{name_of(values_.kind(of))});
            if (values_.has_state(of))
                fail("a state is given twice to one array or type");
            values_.add_items(of, state);
            return true;
        }
        default:
            return false;
        }
    }

    void push_global(std::string_view module_name, std::string_view name)
    {
        const auto global = global_of(module_name, name);
        if (!global)
            fail("the file needs '" + shown(module_name) + "." + shown(name) +
                 "', which is no part of plain arrays: oplift reads such arrays and calls no code");
        push(kind::global, static_cast<std::uint64_t>(*global));
    }

    void call()
    {
        const pickle_handle tuple    = stack_.pop();
        const pickle_handle function = stack_.pop();
        if (values_.kind(function) != kind::global)
            fail("a call of " + std::string{name_of(values_.kind(function))} + ", which is no function");
        if (values_.kind(tuple) != kind::tuple)
            fail("a call whose arguments are " + std::string{name_of(values_.kind(tuple))});
        const std::span<const pickle_handle> arguments = values_.items(tuple);
        switch (values_.global(function)) {
        case pickle_global::ordered_dictionary:
            if (arguments.empty())
                return push(kind::dictionary);
            if (arguments.size() != 1 || values_.kind(arguments[0]) != kind::list)
                fail("an OrderedDict that is made of something else than a list");
            return push_with(kind::ordered_pairs, std::vector(arguments.begin(), arguments.end()));
        case pickle_global::encode:
            return push_encoded(arguments);
        case pickle_global::bytes:
            if (!arguments.empty())
                fail("bytes that are made of something else");
            return push(kind::bytes);
        case pickle_global::array:
            fail("numpy.ndarray is called: oplift reads arrays as numpy writes them");
        default:
            const pickle_handle parts[] = {function, tuple};
            push_with(kind::call, parts);
        }
    }

    /// The bytes that Latin-1 makes of a text: the text, read as bytes.
    void push_encoded(std::span<const pickle_handle> arguments)
    {
        const auto is_text = [&](pickle_handle h) { return values_.kind(h) == kind::text; };
        if (arguments.size() != 2 || !std::all_of(arguments.begin(), arguments.end(), is_text))
            fail("bytes that are not encoded from a text");
        const std::string_view code = values_.text(arguments[1]).text;
        if (code != "latin1" && code != "latin-1")
            fail("bytes that are encoded as '" + shown(code) + "' instead of 'latin1'");
        value encoded = values_[arguments[0]];
        encoded.kind  = kind::bytes;
        push(values_.add(encoded));
    }

    pickle_input input_;
    std::uint32_t instructions_ = 0;
    pickle_values values_;
    pickle_stack stack_;
};

} // namespace oplift::ir

#endif
