#ifndef OPLIFT_IR_WRITE_PB_HPP
#define OPLIFT_IR_WRITE_PB_HPP

#include <oplift/schema/ir.pb.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <string>

namespace oplift::ir {

/// The bytes of PREFIX.pb. Attributes are sorted by name, so that the same IR gives the same bytes.
inline std::string to_pb(const schema::GraphDef& message)
{
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream{&bytes};
        google::protobuf::io::CodedOutputStream coded{&stream};
        coded.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&coded);
    }
    return bytes;
}

} // namespace oplift::ir

#endif
