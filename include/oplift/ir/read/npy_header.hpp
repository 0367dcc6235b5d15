#ifndef OPLIFT_IR_READ_NPY_HEADER_HPP
#define OPLIFT_IR_READ_NPY_HEADER_HPP

#include <oplift/error.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace oplift::ir {

/// What stands at the start of a .npy file.
struct npy_header {
    std::string type; ///< numpy's name of the element type, with its byte order; "|O" for Python objects
    bool fortran_order = false;
    std::vector<std::int64_t> shape;
    std::size_t end = 0; ///< the byte of the file at which the elements begin
};

/// Whether the file begins as .npy files do.
inline bool is_npy(std::string_view file)
{
    return file.starts_with("\x93NUMPY");
}

namespace detail {

/// Reads the dictionary in the header, which is written as in Python: {'descr': '|O', 'fortran_order': False,
/// 'shape': (), }
class npy_header_reader {
public:
    npy_header_reader(std::string_view text, std::size_t place, const std::string& name)
        : text_{text}, place_{place}, name_{name}
    {
    }

    npy_header read()
    {
        npy_header result;
        bool has_type = false, has_order = false, has_shape = false;
        expect('{');
        while (!take('}')) {
            const std::string_view key = quoted();
            expect(':');
            if (key == "descr" && !has_type) {
                if (next() == '[')
                    fail("an array whose elements have several fields");
                result.type = quoted();
                has_type    = true;
            } else if (key == "fortran_order" && !has_order) {
                result.fortran_order = boolean();
                has_order            = true;
            } else if (key == "shape" && !has_shape) {
                result.shape = shape();
                has_shape    = true;
            } else {
                fail("a header with an unknown entry or one entry twice");
            }
            if (!take(',') && next() != '}')
                fail("a header that is no dictionary of Python's");
        }
        if (next() != '\0')
            fail("a header with more than a dictionary");
        if (!has_type || !has_order || !has_shape)
            fail("a header without 'descr', 'fortran_order' or 'shape'");
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw input_error{name_, "byte " + std::to_string(place_ + at_), reason};
    }

    /// The next character that is no space; 0 at the end.
    char next()
    {
        at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    bool take(char wanted)
    {
        if (next() != wanted || at_ == text_.size())
            return false;
        ++at_;
        return true;
    }

    void expect(char wanted)
    {
        if (!take(wanted))
            fail(std::string{"a header without the '"} + wanted + "' that belongs here");
    }

    std::string_view quoted()
    {
        const char quote = next();
        if (quote != '\'' && quote != '"')
            fail("a header without the text that belongs here");
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos)
            fail("a header with a text that does not end");
        const std::string_view result = text_.substr(at_ + 1, end - at_ - 1);
        if (result.size() > 64 || result.find('\\') != std::string_view::npos)
            fail("a header with a text that oplift does not know");
        at_ = end + 1;
        return result;
    }

    bool boolean()
    {
        next();
        for (const std::string_view word : {"True", "False"})
            if (text_.substr(at_).starts_with(word)) {
                at_ += word.size();
                return word == "True";
            }
        fail("a header without the True or False that belongs here");
    }

    std::vector<std::int64_t> shape()
    {
        std::vector<std::int64_t> extents;
        expect('(');
        while (!take(')')) {
            next();
            std::int64_t extent       = 0;
            const char* const begin   = text_.data() + at_;
            const auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), extent);
            if (problem != std::errc{} || extent < 0 || extents.size() == 64)
                fail("a header whose shape is none");
            at_ += static_cast<std::size_t>(end - begin);
            take('L'); // Python 2's long integers
            extents.push_back(extent);
            if (!take(',') && next() != ')')
                fail("a header whose shape is none");
        }
        return extents;
    }

    std::string_view text_;
    std::size_t place_ = 0;
    std::string name_;
    std::size_t at_ = 0;
};

} // namespace detail

/// Reads the header of a .npy file of version 1.0, 2.0 or 3.0, of which is_npy holds. Throws input_error if it is of
/// another version or damaged.
///
/// Facts: the documentation of numpy.lib.format.
inline npy_header read_npy_header(std::string_view file, const std::string& name)
{
    const auto byte = [&](std::size_t at) -> std::size_t {
        if (at >= file.size())
            throw input_error{name, "byte " + std::to_string(file.size()), "the file ends within its header"};
        return static_cast<unsigned char>(file[at]);
    };
    const std::size_t major = byte(6);
    if (major < 1 || major > 3 || byte(7) != 0)
        throw input_error{name, "byte 6",
                          "a .npy file of version " + std::to_string(major) + "." + std::to_string(byte(7)) +
                              "; oplift reads 1.0, 2.0 and 3.0"};
    const std::size_t begin = major == 1 ? 10 : 12;
    std::size_t size        = 0;
    for (std::size_t at = begin; at-- > 8;)
        size = size << 8 | byte(at);
    if (size > file.size() - begin)
        throw input_error{name, "byte 8",
                          "a header of " + std::to_string(size) + " bytes where " +
                              std::to_string(file.size() - begin) + " are left: the file is truncated or corrupt"};
    npy_header header = detail::npy_header_reader{file.substr(begin, size), begin, name}.read();
    header.end        = begin + size;
    return header;
}

} // namespace oplift::ir

#endif
