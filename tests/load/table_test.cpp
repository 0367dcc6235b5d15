#include <oplift/load/mapped_file.hpp>
#include <oplift/load/table.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <load/checkpoint_writer.hpp>
#include <map>
#include <span>
#include <string>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace oplift::test;
using namespace std::string_literals;

namespace {

using entries = std::map<std::string, std::string>;

entries read(const std::string& bytes)
{
    const std::string path = "file";
    entries result;
    table::for_each({std::as_bytes(std::span{bytes}), 0, &path}, [&](const std::string& key, const wire::range& value) {
        CHECK(result.emplace(key, value.text()).second);
    });
    return result;
}

std::string failure(const std::string& bytes)
{
    return message_of<input_error>([&] { read(bytes); });
}

entries many_entries()
{
    entries result{{"", "header"}};
    for (int i = 0; i < 500; ++i)
        result["resnet/block" + std::to_string(i) + "/weights"] = std::string(static_cast<std::size_t>(i % 50), 'v');
    return result;
}

std::string written(const entries& content, table_compression compression = table_compression::none)
{
    const temporary_folder folder;
    write_table(folder / "table", content, compression);
    return folder.read("table");
}

// Tables that no writer would make, with checksums that are right.

std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    return bytes + static_cast<char>(value);
}

std::string handle(std::uint64_t offset, std::uint64_t size)
{
    return varint(offset) + varint(size);
}

std::string with_trailer(std::string block, char compression = '\0')
{
    block += compression;
    const std::uint32_t crc = masked_crc(crc32c(std::as_bytes(std::span{block})));
    return block + std::string(reinterpret_cast<const char*>(&crc), 4);
}

std::string entry(const std::string& key, const std::string& value)
{
    return varint(0) + varint(key.size()) + varint(value.size()) + key + value;
}

const std::string no_restarts = "\0\0\0\0"s;

std::string footer(const std::string& index_handle)
{
    std::string bytes = handle(0, 0) + index_handle;
    bytes.resize(40);
    return bytes + "\x57\xfb\x80\x8b\x24\x75\x47\xdb";
}

/// A table of one data block and an index that says what `index_entries` does.
std::string crafted(const std::string& data, const std::string& index_entries)
{
    const std::string block = with_trailer(data);
    const std::string index = index_entries + no_restarts;
    return block + with_trailer(index) + footer(handle(block.size(), index.size()));
}

std::string crafted(const std::string& data)
{
    return crafted(data, entry("z", handle(0, data.size())));
}

} // namespace

TEST_CASE("what LevelDB writes is read, compressed or not")
{
    CHECK(read(written(many_entries())) == many_entries());
    CHECK(read(written(many_entries(), table_compression::snappy)) == many_entries());
    CHECK(written(many_entries(), table_compression::snappy).size() < written(many_entries()).size());
    CHECK(read(written({})).empty());
}

TEST_CASE("a table that is cut off anywhere is refused")
{
    const std::string bytes = written(many_entries());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(failure(bytes.substr(0, size)) ==
              "file: is not a table of a checkpoint: it is truncated or something else");
}

TEST_CASE("a flipped bit anywhere in a block is noticed")
{
    const std::string bytes = written({{"a", "1"}, {"b", "2"}});
    for (std::size_t at = 0; at < bytes.size() - table::footer_size; ++at) {
        std::string damaged = bytes;
        damaged[at]         = static_cast<char>(damaged[at] ^ 4);
        // The meta index, which is not read, lies between the data and the index.
        const bool meta_index = read(bytes).size() == 2 && failure(damaged) == "nothing was thrown";
        CHECK((meta_index || failure(damaged).find("checksum") != std::string::npos));
        if (meta_index)
            CHECK(read(damaged) == read(bytes));
    }
}

TEST_CASE("a crafted table is read, so the ones below fail for their own reasons")
{
    CHECK(read(crafted(entry("a", "1") + no_restarts)) == entries{{"a", "1"}});
}

TEST_CASE("lengths within a block are not trusted")
{
    CHECK(failure(crafted(varint(0) + varint(0xffffffff) + varint(1) + "ab" + no_restarts))
              .ends_with("an entry of the table is longer than its block"));
    CHECK(failure(crafted(varint(0) + varint(~std::uint64_t{0}) + varint(1) + "ab" + no_restarts))
              .ends_with("an entry of the table is longer than its block"));
    CHECK(failure(crafted(varint(0) + varint(1) + varint(2) + "ab" + no_restarts))
              .ends_with("the file ends within a field"));
    CHECK(failure(crafted(varint(7) + varint(1) + varint(1) + "ab" + no_restarts))
              .ends_with("a key of the table shares more with the one before than there is"));
    CHECK(failure(crafted("\xff\xff\xff\xff")).ends_with("a block of the table has more restart points than bytes"));
    CHECK(failure(crafted("abc")).ends_with("a block of the table is too short"));
}

TEST_CASE("places of blocks are not trusted")
{
    const std::string data = entry("a", "1") + no_restarts;
    CHECK(failure(crafted(data, entry("z", handle(0, ~std::uint64_t{0})))).find("beyond the end of the file") !=
          std::string::npos);
    CHECK(failure(crafted(data, entry("z", handle(~std::uint64_t{0}, 1)))).find("beyond the end of the file") !=
          std::string::npos);
    CHECK(failure(crafted(data, entry("z", ""))).ends_with("the file ends within a number"));
    CHECK(failure(footer(handle(0, 0))).find("beyond the end of the file") != std::string::npos);
    CHECK(failure(crafted(data, entry("y", handle(0, data.size())) + entry("z", handle(0, data.size()))))
              .ends_with("the blocks of the table overlap"));
}

TEST_CASE("keys are in order, and take no more memory than a checkpoint needs")
{
    CHECK(failure(crafted(entry("b", "") + entry("a", "") + no_restarts))
              .ends_with("the keys of the table are not in order"));
    CHECK(failure(crafted(entry("a", "") + entry("a", "") + no_restarts))
              .ends_with("the keys of the table are not in order"));
    // Each key is one byte longer than the one before, and shares all else with it.
    const std::string long_key(1 << 20, 'k');
    std::string data = entry(long_key, "");
    for (std::size_t i = 0; i < 300; ++i)
        data += varint(long_key.size() + i) + varint(1) + varint(0) + "k";
    CHECK(failure(crafted(data + no_restarts)).ends_with("the keys of the table take more than 256 MiB"));
}

TEST_CASE("an unknown compression is refused")
{
    const std::string block = with_trailer(no_restarts, '\7');
    CHECK(failure(block + footer(handle(0, 4)))
              .ends_with("a block of the table is compressed in a way that is not known"));
}
