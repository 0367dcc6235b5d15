#ifndef OPLIFT_LOAD_CHECKPOINT_HPP
#define OPLIFT_LOAD_CHECKPOINT_HPP

#include <oplift/error.hpp>
#include <oplift/load/checkpoint_path.hpp>
#include <oplift/load/crc32c.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/load/table.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/tensor_slice.hpp>
#include <oplift/load/wire.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/value_reader.hpp>
#include <oplift/weights/variable_source.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A TensorFlow checkpoint of format V2. The index is read at once; the shards with the tensors are mapped when they
/// are needed. Const functions may be called from several threads.
class checkpoint {
public:
    using description = variable_source::description;

    /// See checkpoint_prefix for what the path may be. Throws input_error if there is no checkpoint, or a damaged one.
    static checkpoint open(const std::filesystem::path& path) { return checkpoint{path}; }

    explicit checkpoint(const std::filesystem::path& path) : prefix_{checkpoint_prefix(path).string()}
    {
        const auto file = mapped_file::open(prefix_ + ".index");
        const wire::range bytes{file->bytes(), 0, &file->path()};
        index_ = file->path();
        table::for_each(bytes, [&](const std::string& key, const wire::range& value) {
            if (key.empty())
                read_header(value);
            else
                entries_.emplace_hint(entries_.end(), key, read_entry(key, value));
        });
        if (shards_ == 0)
            throw input_error{index_, "", "the index has no header, so it is no checkpoint"};
    }

    /// The path without ".index".
    const std::string& prefix() const { return prefix_; }

    /// The number of tensors; one that is stored in slices counts once.
    std::size_t size() const { return names().size(); }

    /// The keys of the tensors, sorted.
    std::vector<std::string> names() const
    {
        std::vector<std::string> result;
        for (const auto& stored_entry : entries_)
            if (!is_slice_key(stored_entry.first))
                result.push_back(stored_entry.first);
        return result;
    }

    /// Type and shape of a tensor; nothing if the checkpoint does not hold it.
    std::optional<description> describe(std::string_view key) const
    {
        const auto found = entries_.find(key);
        return found == entries_.end() || is_slice_key(key)
                   ? std::nullopt
                   : std::optional{description{found->second.type, found->second.shape}};
    }

    /// A tensor, as a view of its shard; one that is stored in slices is joined in memory. Its checksum is verified on
    /// the first call. Throws input_error if it is not there, is damaged, or is of strings.
    tensor read(std::string_view key) const
    {
        const entry& found = entry_of(key);
        return found.slices.empty() ? stored(key, found) : joined(key, found);
    }

    /// Gives the bytes of a tensor in order, and verifies the checksum on the way: damaged bytes are noticed when the
    /// last have been given. Throws as read() does.
    void read_in_order(std::string_view key, const byte_consumer& consumer) const
    {
        const entry& found = entry_of(key);
        if (!found.slices.empty())
            return for_each_piece(joined(key, found), consumer);
        verify(key, found, viewed(key, found), consumer);
    }

    /// A part of a tensor. It is a view if the checkpoint holds just this slice.
    tensor read(std::string_view key, const tensor_slice& wanted) const
    {
        const entry& whole = entry_of(key);
        const auto part    = resolved(wanted, whole.shape);
        if (!part)
            fail(key, "a slice of it is asked for that does not lie within its shape " + shape_text(whole.shape));
        if (part->length == whole.shape)
            return read(key);
        for (const tensor_slice& slice : whole.slices)
            if (resolved(slice, whole.shape) == part)
                return stored(key, slice_entry(key, whole, slice));
        const tensor full = read(key);
        const auto count  = checked_element_count(part->length, size_of(full.type)).value_or(0);
        std::vector<std::byte> bytes(static_cast<std::size_t>(count) * size_of(full.type));
        const std::vector<std::int64_t> origin(part->length.size(), 0);
        copy_box({full.bytes, full.shape, part->start}, {bytes, part->length, origin}, part->length, size_of(full.type),
                 [](std::size_t, std::size_t) {});
        return tensor::of(full.type, part->length, std::move(bytes));
    }

private:
    struct entry {
        data_type type = data_type::invalid;
        std::vector<std::int64_t> shape;
        std::int32_t shard   = 0;
        std::uint64_t offset = 0;
        std::uint64_t size   = 0;
        std::uint32_t crc    = 0; ///< masked
        std::vector<tensor_slice> slices;
    };

    /// Keys of slices begin with a byte 0, names of tensors never do.
    static bool is_slice_key(std::string_view key) { return key.starts_with('\0'); }

    [[noreturn]] void fail(std::string_view key, const std::string& reason) const
    {
        throw input_error{index_, "tensor '" + readable(key) + "'", reason};
    }

    static std::string readable(std::string_view key)
    {
        std::string text;
        for (const char c : key.substr(0, 200))
            if (c >= ' ' && c < '\x7f')
                text += c;
            else
                text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        return text;
    }

    template <typename Message>
    static bool parse(Message& message, const wire::range& value)
    {
        return value.bytes.size() <= 0x7fffffff &&
               message.ParseFromArray(value.bytes.data(), static_cast<int>(value.bytes.size()));
    }

    void read_header(const wire::range& value)
    {
        tensorflow::BundleHeaderProto header;
        if (!parse(header, value) || header.num_shards() < 1)
            throw input_error{index_, "", "the header of the index is damaged"};
        if (header.endianness() != tensorflow::BundleHeaderProto::LITTLE)
            throw input_error{index_, "", "the checkpoint was written by a big-endian machine; such are not read"};
        if (header.version().min_consumer() > 1)
            throw input_error{index_, "",
                              "the checkpoint is of version " + std::to_string(header.version().min_consumer()) +
                                  ", which is newer than what oplift reads (1)"};
        shards_ = header.num_shards();
    }

    entry read_entry(const std::string& key, const wire::range& value) const
    {
        tensorflow::BundleEntryProto message;
        if (!parse(message, value))
            fail(key, "its entry in the index is damaged");
        entry result;
        result.type =
            message.dtype() < 0 ? data_type::invalid : data_type_of(static_cast<std::uint64_t>(message.dtype()));
        for (const auto& extent : message.shape().dim())
            result.shape.push_back(extent.size());
        const auto count = checked_element_count(result.shape, 16);
        if (message.shape().unknown_rank() || result.shape.size() > 254 || !count)
            fail(key, "it cannot have the shape " + shape_text(result.shape));
        for (const auto& slice : message.slices()) {
            tensor_slice& part = result.slices.emplace_back();
            for (const auto& extent : slice.extent()) {
                part.start.push_back(extent.start());
                part.length.push_back(
                    extent.has_length_case() == tensorflow::TensorSliceProto::Extent::kLength ? extent.length() : -1);
            }
            if (!resolved(part, result.shape))
                fail(key, "one of its slices does not lie within its shape " + shape_text(result.shape));
        }
        if (message.shard_id() < 0 || message.shard_id() >= shards_)
            fail(key, fmt::format("it lies in shard {}, where there are {}", message.shard_id(), shards_));
        if (message.offset() < 0 || message.size() < 0)
            fail(key, "its place in the shard is negative");
        result.shard            = message.shard_id();
        result.offset           = static_cast<std::uint64_t>(message.offset());
        result.size             = static_cast<std::uint64_t>(message.size());
        result.crc              = message.crc32c();
        const auto element_size = size_of(result.type);
        if (result.slices.empty() && element_size != 0 &&
            result.size != static_cast<std::uint64_t>(*count) * element_size)
            fail(key, fmt::format("it is of type {} and shape {}, but has {} bytes", name_of(result.type),
                                  shape_text(result.shape), result.size));
        return result;
    }

    const entry& entry_of(std::string_view key) const
    {
        const auto found = entries_.find(key);
        if (found == entries_.end() || is_slice_key(key))
            fail(key, "the checkpoint does not hold it");
        return found->second;
    }

    std::shared_ptr<const mapped_file> shard(std::int32_t number) const
    {
        const std::lock_guard lock{mutex_};
        auto& file = files_[number];
        if (!file)
            file = mapped_file::open(fmt::format("{}.data-{:05}-of-{:05}", prefix_, number, shards_));
        return file;
    }

    tensor stored(std::string_view key, const entry& place) const
    {
        tensor result = viewed(key, place);
        {
            const std::lock_guard lock{mutex_};
            if (verified_.contains(&place))
                return result;
        }
        verify(key, place, result, [](std::span<const std::byte>) {});
        return result;
    }

    /// The view of a tensor, whose bytes have not been verified.
    tensor viewed(std::string_view key, const entry& place) const
    {
        if (size_of(place.type) == 0)
            fail(key, "it is of type " + std::string{name_of(place.type)} + "; such variables are not read");
        const auto file = shard(place.shard);
        const auto size = file->bytes().size();
        if (place.size > size || place.offset > size - place.size)
            throw input_error{file->path(), "tensor '" + readable(key) + "'",
                              fmt::format("it should lie at bytes {} to {}, but the file has {}: it is truncated",
                                          place.offset, place.offset + place.size, size)};
        tensor result;
        result.type  = place.type;
        result.shape = place.shape;
        result.bytes =
            file->bytes().subspan(static_cast<std::size_t>(place.offset), static_cast<std::size_t>(place.size));
        result.owner = file;
        result.file  = file;
        return result;
    }

    /// Compares the bytes with their checksum, and gives them to a consumer meanwhile.
    void verify(std::string_view key, const entry& place, const tensor& view, const byte_consumer& consumer) const
    {
        std::uint32_t crc = 0;
        for_each_piece(view, [&](std::span<const std::byte> piece) {
            crc = crc32c(piece, crc);
            consumer(piece);
        });
        if (masked_crc(crc) != place.crc)
            throw input_error{
                shard(place.shard)->path(), "tensor '" + readable(key) + "'",
                fmt::format("its bytes, from byte {} on, are damaged: the checksum does not match", place.offset)};
        const std::lock_guard lock{mutex_};
        verified_.insert(&place);
    }

    const entry& slice_entry(std::string_view key, const entry& whole, const tensor_slice& slice) const
    {
        const auto found = entries_.find(slice_key(key, slice));
        if (found == entries_.end())
            fail(key, "it is stored in slices, of which one is not in the index");
        if (found->second.type != whole.type || found->second.shape != resolved(slice, whole.shape)->length ||
            !found->second.slices.empty())
            fail(key, "it is stored in slices, of which one has another type or shape than the index says");
        return found->second;
    }

    tensor joined(std::string_view key, const entry& whole) const
    {
        const std::size_t element_size = size_of(whole.type);
        const std::uint64_t size =
            static_cast<std::uint64_t>(checked_element_count(whole.shape, 16).value_or(0)) * element_size;
        // The slices are read before memory is taken for the whole, and must fill it: they lie side by side in shards.
        std::vector<tensor> parts;
        std::set<std::int32_t> shards;
        std::uint64_t available = 0;
        for (const tensor_slice& slice : whole.slices) {
            const entry& part = slice_entry(key, whole, slice);
            parts.push_back(stored(key, part));
            if (shards.insert(part.shard).second)
                available += shard(part.shard)->bytes().size();
        }
        if (size > available)
            fail(key, "it is stored in slices that do not fill it");
        std::vector<std::byte> bytes(static_cast<std::size_t>(size));
        std::vector<bool> filled(static_cast<std::size_t>(size) / element_size);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const tensor_slice place = *resolved(whole.slices[i], whole.shape);
            const std::vector<std::int64_t> origin(place.start.size(), 0);
            copy_box({parts[i].bytes, parts[i].shape, origin}, {bytes, whole.shape, place.start}, place.length,
                     element_size, [&](std::size_t first, std::size_t count) {
                         std::fill_n(filled.begin() + static_cast<std::ptrdiff_t>(first / element_size),
                                     count / element_size, true);
                     });
        }
        if (std::ranges::find(filled, false) != filled.end())
            fail(key, "it is stored in slices that do not fill it");
        return tensor::of(whole.type, whole.shape, std::move(bytes));
    }

    std::string prefix_;
    std::string index_;
    std::int32_t shards_ = 0;
    std::map<std::string, entry, std::less<>> entries_;

    mutable std::mutex mutex_;
    mutable std::map<std::int32_t, std::shared_ptr<const mapped_file>> files_;
    mutable std::set<const entry*> verified_;
};

} // namespace oplift

#endif
