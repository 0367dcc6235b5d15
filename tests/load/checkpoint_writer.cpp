#include <fmt/format.h>
#include <leveldb/env.h>
#include <leveldb/options.h>
#include <leveldb/table_builder.h>

#include <fstream>
#include <load/checkpoint_writer.hpp>
#include <memory>
#include <stdexcept>

namespace oplift::test {

void write_table(const std::filesystem::path& path, const std::map<std::string, std::string>& entries,
                 table_compression compression, std::size_t block_size)
{
    leveldb::WritableFile* opened = nullptr;
    if (!leveldb::Env::Default()->NewWritableFile(path.string(), &opened).ok())
        throw std::runtime_error{"cannot write " + path.string()};
    const std::unique_ptr<leveldb::WritableFile> file{opened};
    leveldb::Options options;
    options.compression =
        compression == table_compression::none ? leveldb::kNoCompression : leveldb::kSnappyCompression;
    options.block_size = block_size;
    leveldb::TableBuilder builder{options, file.get()};
    for (const auto& [key, value] : entries)
        builder.Add(key, value);
    if (!builder.Finish().ok() || !file->Close().ok())
        throw std::runtime_error{"cannot write " + path.string()};
}

void checkpoint_writer::write(const std::filesystem::path& prefix, table_compression compression) const
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

} // namespace oplift::test
