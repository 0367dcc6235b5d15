#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_MESSAGE_BYTES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_MESSAGE_BYTES_HPP

#include <oplift/weights/write_elements.hpp>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message_lite.h>
#include <google/protobuf/wire_format_lite.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace oplift::emit::tensorflow::model {

/// What protobuf can handle: a larger message cannot be read by TensorFlow either.
inline constexpr std::uint64_t largest_message = 0x7fffffff;

/// The bytes of a message, maps sorted by their keys, so that equal messages have equal bytes. Throws
/// std::length_error above `largest_message`.
inline std::string serialised(const google::protobuf::MessageLite& message)
{
    if (message.ByteSizeLong() > largest_message)
        throw std::length_error{"a message of more than 2 GiB"};
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream{&bytes};
        google::protobuf::io::CodedOutputStream coded{&stream};
        coded.SetSerializationDeterministic(true);
        message.SerializeWithCachedSizes(&coded);
    }
    return bytes;
}

/// What stands in front of the `size` bytes of a field that is a nested message, a text or bytes.
inline std::string announced(int field, std::uint64_t size)
{
    using google::protobuf::internal::WireFormatLite;
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream{&bytes};
        google::protobuf::io::CodedOutputStream coded{&stream};
        coded.WriteTag(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
        coded.WriteVarint64(size);
    }
    return bytes;
}

template <byte_sink Sink>
void put(Sink& sink, std::string_view bytes)
{
    sink(std::as_bytes(std::span{bytes}));
}

} // namespace oplift::emit::tensorflow::model

#endif
