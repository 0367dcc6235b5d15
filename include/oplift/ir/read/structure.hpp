#ifndef OPLIFT_IR_READ_STRUCTURE_HPP
#define OPLIFT_IR_READ_STRUCTURE_HPP

#include <oplift/error.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/schema/ir.pb.h>

#include <google/protobuf/util/json_util.h>

#include <cstddef>
#include <filesystem>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace oplift::ir {

/// Reads the structure of an IR: the message itself, or its JSON form, as the first character tells.
/// Throws input_error if the file is missing, empty or neither.
inline schema::GraphDef read_structure(const std::filesystem::path& path)
{
    const auto file                        = mapped_file::open(path);
    const std::span<const std::byte> bytes = file->bytes();
    if (bytes.empty())
        throw input_error{file->path(), "", "is empty"};
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw input_error{file->path(), "", "has more than 2 GiB, which no IR has: weights are in the .npy file"};
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    schema::GraphDef message;
    // The binary form can begin like text, but not like JSON.
    if (text.front() != '{' && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return message;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        throw input_error{file->path(), "", "is not the IR: protobuf cannot parse it as MMdnn's GraphDef"};
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true; // as protobuf does with those of the binary form
    const auto status = google::protobuf::util::JsonStringToMessage({text.data(), text.size()}, &message, options);
    if (!status.ok())
        throw input_error{file->path(), "", "is not the IR as JSON: " + std::string{status.message()}};
    return message;
}

} // namespace oplift::ir

#endif
