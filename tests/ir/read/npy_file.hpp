#ifndef OPLIFT_TESTS_IR_READ_NPY_FILE_HPP
#define OPLIFT_TESTS_IR_READ_NPY_FILE_HPP

#include <oplift/ir/read/npy.hpp>
#include <oplift/weights/write_elements.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

namespace oplift::test {

inline std::string operator""_bytes(const char* text, std::size_t size)
{
    return {text, size};
}

/// A file of these bytes, which has no name any more.
inline std::shared_ptr<const mapped_file> file_of(std::string_view bytes)
{
    std::string path = (std::filesystem::temp_directory_path() / "oplift_npy_XXXXXX").string();
    const int file   = ::mkstemp(path.data());
    if (file < 0 || ::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error{"no temporary file"};
    ::close(file);
    auto mapped = mapped_file::open(path);
    ::unlink(path.c_str());
    return mapped;
}

/// A .npy file's header of version `major` for an array of one Python object, as numpy writes it.
inline std::string header(char major = 1, std::string text = "{'descr': '|O', 'fortran_order': False, 'shape': (), }")
{
    std::string result = std::string{"\x93NUMPY"} + major + '\0';
    text.resize(128 - (major == 1 ? 11 : 13), ' ');
    text += '\n';
    result += static_cast<char>(text.size());
    result += std::string(major == 1 ? 1 : 3, '\0');
    return result + text;
}

inline std::string shown_bytes(const weight& w)
{
    std::string text;
    write_elements(w, [&](std::span<const std::byte> bytes) {
        for (const std::byte b : bytes) {
            char digits[3];
            std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(b));
            text += digits;
        }
    });
    return text;
}

/// A weight as "float32[2,3] bytes in hexadecimal digits".
inline std::string shown_weight(const weight& w)
{
    std::string text = std::string{name_of(w.type)} + "[";
    for (std::size_t i = 0; i < w.shape().size(); ++i)
        text += (i > 0 ? "," : "") + std::to_string(w.shape()[i]);
    return text + "] " + shown_bytes(w);
}

/// A table with a line for each weight: "node weight type[shape] bytes".
inline std::string shown_table(const ir::weight_table& table)
{
    std::string text;
    for (const auto& [node, weights] : table)
        for (const auto& [name, w] : weights)
            text += node + " " + name + " " + shown_weight(w) + "\n";
    return text;
}

/// What read_npy says about a file of these bytes: the table, or "error: PLACE: REASON".
inline std::string reading(std::string_view bytes)
{
    try {
        return shown_table(ir::read_npy(file_of(bytes)));
    } catch (const input_error& error) {
        const std::string_view text = error.what();
        return "error" + std::string{text.substr(text.find(": "))};
    }
}

/// The values of a pickle and the file that they view.
struct pickled {
    std::shared_ptr<const mapped_file> file;
    ir::pickle_values values;

    explicit pickled(std::string_view bytes)
        : file{file_of(bytes)}, values{ir::pickle_reader{
                                    std::string_view{reinterpret_cast<const char*>(file->bytes().data()),
                                                     file->bytes().size()},
                                    0, file->path()}
                                           .read()}
    {
    }
};

/// The sentence of the input_error that `action` throws; empty if it throws none.
template <typename Action>
std::string error_of(Action action)
{
    try {
        action();
    } catch (const input_error& error) {
        const std::string_view text = error.what();
        return std::string{text.substr(text.find(": ") + 2)};
    }
    return "";
}

} // namespace oplift::test

#endif
