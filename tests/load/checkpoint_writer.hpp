#ifndef OPLIFT_TESTS_LOAD_CHECKPOINT_WRITER_HPP
#define OPLIFT_TESTS_LOAD_CHECKPOINT_WRITER_HPP

#include <oplift/load/crc32c.hpp>
#include <oplift/load/tensor_slice.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <fmt/format.h>
#include <leveldb/env.h>
#include <leveldb/options.h>
#include <leveldb/table_builder.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oplift::test {

/// Writes a table by LevelDB's own means.
inline void write_table(const std::filesystem::path& path, const std::map<std::string, std::string>& entries,
                        leveldb::CompressionType compression = leveldb::kNoCompression, std::size_t block_size = 4096)
{
    leveldb::WritableFile* opened = nullptr;
    if (!leveldb::Env::Default()->NewWritableFile(path.string(), &opened).ok())
        throw std::runtime_error{"cannot write " + path.string()};
    const std::unique_ptr<leveldb::WritableFile> file{opened};
    leveldb::Options options;
    options.compression = compression;
    options.block_size  = block_size;
    leveldb::TableBuilder builder{options, file.get()};
    for (const auto& [key, value] : entries)
        builder.Add(key, value);
    if (!builder.Finish().ok() || !file->Close().ok())
        throw std::runtime_error{"cannot write " + path.string()};
}

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

    void write(const std::filesystem::path& prefix,
               leveldb::CompressionType compression = leveldb::kNoCompression) const
    {
        std::map<std::string, std::string> table;
        if (with_header)
            table[""] = header.SerializeAsString();
        for (const auto& [key, entry] : entries)
            table[key] = entry.SerializeAsString();
        write_table(prefix.string() + ".index", table, compression, 64);
        for (std::size_t shard = 0; shard < data.size(); ++shard)
            std::ofstream{fmt::format("{}.data-{:05}-of-{:05}", prefix.string(), shard, data.size()), std::ios::binary}
                << data[shard];
    }

    bool with_header = true;
    tensorflow::BundleHeaderProto header;
    std::map<std::string, tensorflow::BundleEntryProto> entries;
    std::vector<std::string> data; ///< of each shard
};

} // namespace oplift::test

#endif
