#ifndef OPLIFT_TESTS_LOAD_CHECKPOINT_WRITER_HPP
#define OPLIFT_TESTS_LOAD_CHECKPOINT_WRITER_HPP

#include <oplift/load/crc32c.hpp>
#include <oplift/load/tensor_slice.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace oplift::test {

/// How the blocks of a table are compressed.
enum class table_compression { none, snappy };

/// Writes a table by LevelDB's own means.
void write_table(const std::filesystem::path& path, const std::map<std::string, std::string>& entries,
                 table_compression compression = table_compression::none, std::size_t block_size = 4096);

/// Makes a small checkpoint; every field of it may be spoiled before it is written.
class checkpoint_writer {
public:
    explicit checkpoint_writer(int shards = 1)
    {
        header.set_num_shards(shards);
        header.mutable_version()->set_producer(1);
        data.resize(static_cast<std::size_t>(shards));
    }

    template <typename T>
    tensorflow::BundleEntryProto& add(const std::string& key, tensorflow::DataType type,
                                      const std::vector<std::int64_t>& shape, const std::vector<T>& elements,
                                      int shard = 0)
    {
        auto& entry = entries[key];
        auto& bytes = data[static_cast<std::size_t>(shard)];
        std::string added;
        for (const T& element : elements)
            added.append(reinterpret_cast<const char*>(&element), sizeof(T));
        entry.set_dtype(type);
        for (const std::int64_t extent : shape)
            entry.mutable_shape()->add_dim()->set_size(extent);
        entry.set_shard_id(shard);
        entry.set_offset(static_cast<std::int64_t>(bytes.size()));
        entry.set_size(static_cast<std::int64_t>(added.size()));
        entry.set_crc32c(masked_crc(crc32c(std::as_bytes(std::span{added}))));
        bytes += added;
        return entry;
    }

    /// The entry of a tensor that is stored in slices; the slices themselves are added with `add_slice`.
    tensorflow::BundleEntryProto& add_sliced(const std::string& key, tensorflow::DataType type,
                                             const std::vector<std::int64_t>& shape)
    {
        auto& entry = entries[key];
        entry.set_dtype(type);
        for (const std::int64_t extent : shape)
            entry.mutable_shape()->add_dim()->set_size(extent);
        return entry;
    }

    template <typename T>
    tensorflow::BundleEntryProto& add_slice(const std::string& key, const tensor_slice& slice,
                                            const std::vector<std::int64_t>& shape, const std::vector<T>& elements,
                                            int shard = 0)
    {
        auto& whole = entries.at(key);
        auto& added = *whole.add_slices();
        for (std::size_t axis = 0; axis < slice.start.size(); ++axis) {
            auto& extent = *added.add_extent();
            extent.set_start(slice.start[axis]);
            if (slice.length[axis] != -1)
                extent.set_length(slice.length[axis]);
        }
        return add(slice_key(key, slice), whole.dtype(), shape, elements, shard);
    }

    void write(const std::filesystem::path& prefix, table_compression compression = table_compression::none) const;

    bool with_header = true;
    tensorflow::BundleHeaderProto header;
    std::map<std::string, tensorflow::BundleEntryProto> entries;
    std::vector<std::string> data; ///< of each shard
};

} // namespace oplift::test

#endif
