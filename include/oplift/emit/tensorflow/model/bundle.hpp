#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_BUNDLE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_BUNDLE_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/emit/tensorflow/model/table.hpp>
#include <oplift/emit/tensorflow/model/variables.hpp>
#include <oplift/load/crc32c.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/write_elements.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace oplift::emit::tensorflow::model {

/// Writes a checkpoint of format V2 with one shard: the values of the variables, which must be sorted by name, to
/// `data`, and their index to `index`.
///
/// Throws what reading a value throws.
template <byte_sink Data, byte_sink Index>
void write_bundle(std::span<const variable> variables, Data& data, Index& index)
{
    oplift::tensorflow::BundleHeaderProto header;
    header.set_num_shards(1);
    header.set_endianness(oplift::tensorflow::BundleHeaderProto::LITTLE);
    header.mutable_version()->set_producer(1);
    table_writer table{index};
    table.add("", serialised(header));
    std::uint64_t offset = 0;
    for (const variable& v : variables) {
        std::uint64_t size = 0;
        std::uint32_t crc  = 0;
        write_elements(v.value, [&](std::span<const std::byte> bytes) {
            size += bytes.size();
            crc = crc32c(bytes, crc);
            data(bytes);
        });
        oplift::tensorflow::BundleEntryProto entry;
        entry.set_dtype(type_number(v.value.type));
        *entry.mutable_shape() = shape_message(v.value.shape());
        entry.set_offset(static_cast<std::int64_t>(offset));
        entry.set_size(static_cast<std::int64_t>(size));
        entry.set_crc32c(masked_crc(crc));
        table.add(v.name, serialised(entry));
        offset += size;
    }
    table.finish();
}

} // namespace oplift::emit::tensorflow::model

#endif
