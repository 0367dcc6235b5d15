#include <oplift/load/checkpoint.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <load/checkpoint_writer.hpp>
#include <span>
#include <string>
#include <support/temporary_folder.hpp>
#include <utility>
#include <vector>

using namespace oplift;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

checkpoint_writer small_checkpoint()
{
    checkpoint_writer writer{2};
    writer.add<float>("a/weights", tf::DT_FLOAT, {2, 2}, {1, 2, 3, 4});
    writer.add<std::int64_t>("global_step", tf::DT_INT64, {}, {7}, 1);
    writer.add<float>("none", tf::DT_FLOAT, {0, 3}, {}, 1);
    return writer;
}

template <typename T>
std::vector<T> elements(const tensor& t)
{
    std::vector<T> result;
    for (std::int64_t i = 0; i < t.element_count(); ++i)
        result.push_back(t.at<T>(i));
    return result;
}

/// The message with which the checkpoint is refused, or else reading one of its tensors.
std::string failure(const checkpoint_writer& writer)
{
    const temporary_folder folder;
    writer.write(folder / "model");
    std::string message = message_of<input_error>([&] {
        const auto stored = checkpoint::open(folder / "model");
        for (const std::string& name : stored.names())
            stored.read(name);
    });
    for (std::size_t at; (at = message.find(folder.path().string() + "/")) != std::string::npos;)
        message.erase(at, folder.path().string().size() + 1);
    return message;
}

template <typename Spoil>
std::string spoiled(Spoil spoil)
{
    checkpoint_writer writer = small_checkpoint();
    spoil(writer);
    return failure(writer);
}

} // namespace

TEST_CASE("tensors are described and read from their shards")
{
    const temporary_folder folder;
    for (const auto compression : {table_compression::none, table_compression::snappy}) {
        small_checkpoint().write(folder / "model", compression);
        const auto stored = checkpoint::open(folder / "model.index");
        CHECK(stored.prefix() == (folder / "model").string());
        CHECK(stored.size() == 3);
        CHECK(stored.names() == std::vector<std::string>{"a/weights", "global_step", "none"});
        CHECK(stored.describe("a/weights")->type == data_type::float32);
        CHECK(stored.describe("a/weights")->shape == std::vector<std::int64_t>{2, 2});
        CHECK(!stored.describe("b"));
        CHECK(!stored.describe(""));
        CHECK(elements<float>(stored.read("a/weights")) == std::vector<float>{1, 2, 3, 4});
        CHECK(stored.read("global_step").at<std::int64_t>(0) == 7);
        CHECK(stored.read("none").bytes.empty());
    }
}

TEST_CASE("a tensor views its shard, and outlives the checkpoint")
{
    const temporary_folder folder;
    small_checkpoint().write(folder / "model");
    const tensor step = checkpoint::open(folder / "model").read("global_step");
    CHECK(step.at<std::int64_t>(0) == 7);
    CHECK(std::static_pointer_cast<const mapped_file>(step.owner)->path() ==
          (folder / "model.data-00001-of-00002").string());
    CHECK(step.file == step.owner);
}

TEST_CASE("the bytes of a tensor are read in order; damage is noticed at their end")
{
    const temporary_folder folder;
    checkpoint_writer writer = small_checkpoint();
    writer.write(folder / "model");
    const auto first = checkpoint::open(folder / "model");
    const auto bytes = [](const checkpoint& stored, const std::string& key) {
        std::vector<std::byte> result;
        const std::string problem = message_of<input_error>([&] {
            stored.read_in_order(key, [&](std::span<const std::byte> piece) {
                result.insert(result.end(), piece.begin(), piece.end());
            });
        });
        return std::pair{result, problem};
    };
    const tensor weights = first.read("a/weights");
    CHECK(bytes(first, "a/weights") == std::pair{std::vector<std::byte>(weights.bytes.begin(), weights.bytes.end()),
                                                 std::string{"nothing was thrown"}});
    CHECK(bytes(first, "none").first.empty());
    CHECK(bytes(first, "b").second.ends_with("the checkpoint does not hold it"));

    writer.data[0][15] ^= 1;
    writer.write(folder / "damaged");
    const auto [given, problem] = bytes(checkpoint::open(folder / "damaged"), "a/weights");
    CHECK(given.size() == 16);
    CHECK(problem.ends_with("tensor 'a/weights': its bytes, from byte 0 on, are damaged: the checksum does not match"));
}

TEST_CASE("shards are not needed before a tensor of theirs is read")
{
    const temporary_folder folder;
    small_checkpoint().write(folder / "model");
    std::filesystem::remove(folder / "model.data-00001-of-00002");
    const auto stored = checkpoint::open(folder / "model");
    CHECK(stored.read("a/weights").at<float>(3) == 4);
    CHECK(message_of<input_error>([&] { stored.read("global_step"); }) ==
          (folder / "model.data-00001-of-00002").string() + ": there is no such file");
    CHECK(message_of<input_error>([&] { stored.read("b"); }) ==
          (folder / "model.index").string() + ": tensor 'b': the checkpoint does not hold it");
}

TEST_CASE("damaged or missing bytes are noticed")
{
    CHECK(spoiled([](checkpoint_writer&) {}) == "nothing was thrown");
    CHECK(spoiled([](checkpoint_writer& w) { w.data[0][5] ^= 1; }) ==
          "model.data-00000-of-00002: tensor 'a/weights': its bytes, from byte 0 on, are damaged: the checksum does "
          "not match");
    CHECK(spoiled([](checkpoint_writer& w) { w.data[0].resize(15); }) ==
          "model.data-00000-of-00002: tensor 'a/weights': it should lie at bytes 0 to 16, but the file has 15: it is "
          "truncated");
    CHECK(spoiled([](checkpoint_writer& w) { w.data[0].clear(); }).ends_with("but the file has 0: it is truncated"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].set_offset(0x7fffffffffffffff);
          }).ends_with("but the file has 16: it is truncated"));
}

TEST_CASE("an index that is inconsistent is refused")
{
    CHECK(spoiled([](checkpoint_writer& w) { w.entries["a/weights"].set_size(12); }) ==
          "model.index: tensor 'a/weights': it is of type float32 and shape [2, 2], but has 12 bytes");
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].set_size(-1);
          }).ends_with("its place in the shard is negative"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].set_shard_id(2);
          }).ends_with("it lies in shard 2, where there are 2"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].set_shard_id(-1);
          }).ends_with("it lies in shard -1, where there are 2"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].mutable_shape()->mutable_dim(0)->set_size(-1);
          }).ends_with("it cannot have the shape [?, 2]"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.entries["a/weights"].mutable_shape()->mutable_dim(0)->set_size(0x7fffffffffffffff);
          }).ends_with("it cannot have the shape [9223372036854775807, 2]"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.with_header = false;
          }).ends_with("it lies in shard 0, where there are 0"));
    CHECK(spoiled([](checkpoint_writer& w) {
              w.with_header = false;
              w.entries.clear();
          }) == "model.index: the index has no header, so it is no checkpoint");
    CHECK(spoiled([](checkpoint_writer& w) { w.header.set_num_shards(0); }) ==
          "model.index: the header of the index is damaged");
}

TEST_CASE("an entry that is no message is refused")
{
    const temporary_folder folder;
    tf::BundleHeaderProto header;
    header.set_num_shards(1);
    write_table(folder / "model.index", {{"", header.SerializeAsString()}, {"a\n", "\x0a\xff"}});
    CHECK(message_of<input_error>([&] { checkpoint::open(folder / "model"); }) ==
          (folder / "model.index").string() + ": tensor 'a\\x0a': its entry in the index is damaged");
}

TEST_CASE("what is not read is refused in a sentence")
{
    CHECK(spoiled([](checkpoint_writer& w) { w.header.set_endianness(tf::BundleHeaderProto::BIG); }) ==
          "model.index: the checkpoint was written by a big-endian machine; such are not read");
    CHECK(spoiled([](checkpoint_writer& w) { w.header.mutable_version()->set_min_consumer(2); }) ==
          "model.index: the checkpoint is of version 2, which is newer than what oplift reads (1)");
    CHECK(spoiled([](checkpoint_writer& w) { w.entries["a/weights"].set_dtype(tf::DT_STRING); }) ==
          "model.index: tensor 'a/weights': it is of type string; such variables are not read");
}

TEST_CASE("an index that is cut off or has a flipped bit anywhere is refused or read as before")
{
    const temporary_folder folder;
    small_checkpoint().write(folder / "model");
    const std::string bytes = folder.read("model.index");
    std::size_t refused     = 0;
    auto check              = [&](const std::string& damaged) {
        folder.write("model.index", damaged);
        try {
            const tensor weights = checkpoint::open(folder / "model").read("a/weights");
            CHECK(weights.at<float>(3) == 4);
        } catch (const input_error&) {
            ++refused;
        }
    };
    for (std::size_t size = 0; size < bytes.size(); ++size)
        check(bytes.substr(0, size));
    CHECK(refused == bytes.size());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at]         = static_cast<char>(damaged[at] ^ 0x10);
        check(damaged);
    }
    CHECK(refused > bytes.size() * 3 / 2);
}

TEST_CASE("a tensor in slices is joined; its slices count as one tensor")
{
    const temporary_folder folder;
    checkpoint_writer writer{2};
    writer.add_sliced("w", tf::DT_INT32, {2, 3});
    writer.add_slice<std::int32_t>("w", {{0, 0}, {-1, 2}}, {2, 2}, {1, 2, 4, 5});
    writer.add_slice<std::int32_t>("w", {{0, 2}, {-1, 1}}, {2, 1}, {3, 6}, 1);
    writer.write(folder / "model");
    const auto stored = checkpoint::open(folder / "model");
    CHECK(stored.size() == 1);
    CHECK(stored.describe("w")->shape == std::vector<std::int64_t>{2, 3});
    const tensor whole = stored.read("w");
    CHECK(whole.shape == std::vector<std::int64_t>{2, 3});
    CHECK(elements<std::int32_t>(whole) == std::vector<std::int32_t>{1, 2, 3, 4, 5, 6});
    // A slice that is stored as such is a view; another is cut out.
    const tensor last = stored.read("w", {{0, 2}, {2, 1}});
    CHECK(last.shape == std::vector<std::int64_t>{2, 1});
    CHECK(elements<std::int32_t>(last) == std::vector<std::int32_t>{3, 6});
    CHECK(std::static_pointer_cast<const mapped_file>(last.owner)->path().ends_with("-00001-of-00002"));
    const tensor corner = stored.read("w", {{1, 1}, {1, 2}});
    CHECK(corner.shape == std::vector<std::int64_t>{1, 2});
    CHECK(elements<std::int32_t>(corner) == std::vector<std::int32_t>{5, 6});
    CHECK_THROWS_AS(stored.read("w", {{1, 1}, {1, 3}}), input_error);
}

TEST_CASE("slices that are missing, wrong or leave a gap are refused")
{
    auto sliced = [](auto spoil) {
        checkpoint_writer writer;
        writer.add_sliced("w", tf::DT_INT32, {4});
        writer.add_slice<std::int32_t>("w", {{0}, {2}}, {2}, {1, 2});
        spoil(writer);
        return failure(writer);
    };
    const std::string last = slice_key("w", {{2}, {2}});
    CHECK(sliced([](checkpoint_writer& w) {
              w.add_slice<std::int32_t>("w", {{2}, {2}}, {2}, {3, 4});
          }) == "nothing was thrown");
    CHECK(sliced([](checkpoint_writer&) {}) == "model.index: tensor 'w': it is stored in slices that do not fill it");
    CHECK(sliced([](checkpoint_writer& w) {
              w.add_slice<std::int32_t>("w", {{1}, {2}}, {2}, {3, 4});
          }) == "model.index: tensor 'w': it is stored in slices that do not fill it");
    CHECK(sliced([&](checkpoint_writer& w) {
              w.add_slice<std::int32_t>("w", {{2}, {2}}, {2}, {3, 4});
              w.entries.erase(last);
          }) == "model.index: tensor 'w': it is stored in slices, of which one is not in the index");
    CHECK(sliced([&](checkpoint_writer& w) {
              w.add_slice<float>("w", {{2}, {2}}, {2}, {3, 4});
              w.entries[last].set_dtype(tf::DT_FLOAT);
          }) == "model.index: tensor 'w': it is stored in slices, of which one has another type or shape than the "
                "index says");
    CHECK(sliced([](checkpoint_writer& w) {
              w.add_slice<std::int32_t>("w", {{3}, {2}}, {2}, {3, 4});
          }) == "model.index: tensor 'w': one of its slices does not lie within its shape [4]");
    CHECK(sliced([](checkpoint_writer& w) {
              w.entries["w"].mutable_shape()->mutable_dim(0)->set_size(std::int64_t{1} << 50);
          }) == "model.index: tensor 'w': it is stored in slices that do not fill it");
}
