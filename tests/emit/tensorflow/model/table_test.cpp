#include <oplift/emit/tensorflow/model/table.hpp>
#include <oplift/load/table.hpp>
#include <oplift/load/wire.hpp>

#include <doctest/doctest.h>
#include <leveldb/env.h>
#include <leveldb/iterator.h>
#include <leveldb/options.h>
#include <leveldb/table.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;

namespace {

using entries = std::map<std::string, std::string>;

std::string table_of(const entries& content)
{
    return written([&](auto& sink) {
        table_writer writer{sink};
        for (const auto& [key, value] : content)
            writer.add(key, value);
        writer.finish();
    });
}

entries read_by_oplift(const std::string& bytes)
{
    const std::string name = "table";
    entries result;
    table::for_each(wire::range{std::as_bytes(std::span{bytes}), 0, &name},
                    [&](const std::string& key, const wire::range& value) { result.emplace(key, value.text()); });
    return result;
}

entries read_by_leveldb(const std::string& bytes)
{
    const temporary_folder folder;
    const std::string path            = folder.write("table", bytes).string();
    leveldb::RandomAccessFile* opened = nullptr;
    REQUIRE(leveldb::Env::Default()->NewRandomAccessFile(path, &opened).ok());
    const std::unique_ptr<leveldb::RandomAccessFile> file{opened};
    leveldb::Options options;
    options.paranoid_checks = true;
    leveldb::Table* read    = nullptr;
    REQUIRE(leveldb::Table::Open(options, file.get(), bytes.size(), &read).ok());
    const std::unique_ptr<leveldb::Table> table{read};
    leveldb::ReadOptions verify;
    verify.verify_checksums = true;
    const std::unique_ptr<leveldb::Iterator> at{table->NewIterator(verify)};
    entries result;
    for (at->SeekToFirst(); at->Valid(); at->Next())
        result.emplace(at->key().ToString(), at->value().ToString());
    REQUIRE(at->status().ok());
    for (const auto& entry : result) {
        at->Seek(entry.first);
        REQUIRE(at->Valid());
        CHECK(at->key().ToString() == entry.first);
    }
    return result;
}

} // namespace

TEST_CASE("tables are read back by oplift and by LevelDB")
{
    entries many;
    for (int i = 0; i < 5000; ++i)
        many["layer_" + std::to_string(i / 7) + "/weights_" + std::to_string(i)] =
            std::string(std::size_t(i % 400), 'v');
    for (const entries& content :
         {entries{}, entries{{"", "header"}}, entries{{"", "h"}, {"a", ""}, {"ab", "x"}}, many}) {
        const std::string bytes = table_of(content);
        CHECK(bytes == table_of(content));
        CHECK(read_by_oplift(bytes) == content);
        CHECK(read_by_leveldb(bytes) == content);
    }
    CHECK(table_of(many).size() > 3 * (256 << 10)); // so that there are several blocks
}

TEST_CASE("keys that are not in order are refused")
{
    auto sink = [](std::span<const std::byte>) {};
    table_writer writer{sink};
    writer.add("b", "");
    CHECK_THROWS_AS(writer.add("b", ""), std::logic_error);
    CHECK_THROWS_AS(writer.add("a", ""), std::logic_error);
}
