#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_BUNDLE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_BUNDLE_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/emit/tensorflow/model/table.hpp>
#include <oplift/emit/tensorflow/model/variables.hpp>
#include <oplift/load/crc32c.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/read_ahead.hpp>
#include <oplift/weights/write_elements.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

namespace detail {

/// The CRC-32C of a weight's bytes as they are written.
inline std::uint32_t crc_of_elements(const weight& w, const tensor& value)
{
    std::uint32_t crc = 0;
    write_elements(w, value, [&](std::span<const std::byte> bytes) { crc = crc32c(bytes, crc); });
    return crc;
}

} // namespace detail

/// Writes a checkpoint of format V2 with one shard: the values of the variables, which must be sorted by name, to
/// `data`, and their index to `index`. Values go to `data` from where they are, while a second thread computes the
/// CRCs of those that follow.
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
    std::vector<const weight*> weights;
    for (const variable& v : variables)
        weights.push_back(&v.value);
    read_ahead values{std::move(weights), detail::crc_of_elements};
    std::uint64_t offset = 0;
    for (const variable& v : variables) {
        const auto [value, crc] = values.next();
        std::uint64_t size      = 0;
        write_elements(v.value, value, [&](std::span<const std::byte> bytes) {
            size += bytes.size();
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
