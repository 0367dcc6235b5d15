#ifndef OPLIFT_LOAD_TENSOR_PROTO_HPP
#define OPLIFT_LOAD_TENSOR_PROTO_HPP

#include <oplift/error.hpp>
#include <oplift/graph/attribute.hpp>
#include <oplift/load/wire.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/readable_file.hpp>
#include <oplift/weights/tensor.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// What the tensors of one file have in common while they are read.
struct tensor_context {
    std::shared_ptr<const void> owner; ///< keeps the file's bytes alive; tensors that view them share it
    std::shared_ptr<const readable_file> file = nullptr; ///< of which they are, unless they are in memory alone
    std::size_t memory_left = std::size_t{256} << 20;    ///< for elements that are announced, not present
};

/// An element type by its number in TensorFlow's files; reference types (100 + n) are read as n, and numbers that
/// oplift does not know as types of which nothing can be read.
inline data_type data_type_of(std::uint64_t number)
{
    if (number > 100)
        number -= 100;
    return number <= 0xff ? static_cast<data_type>(number) : data_type::invalid;
}

/// A TensorShapeProto. Throws input_error if an extent is less than -1.
inline stated_shape read_shape(const wire::range& message)
{
    std::vector<std::int64_t> extents;
    bool known = true;
    wire::for_each_field(message, [&](const wire::field& field) {
        if (field.number == 2) {
            std::int64_t extent = 0;
            wire::for_each_field(field.message(), [&](const wire::field& part) {
                if (part.number == 1)
                    extent = part.integer();
            });
            if (extent < -1)
                field.content.fail(0, "a dimension of " + std::to_string(extent));
            if (extents.empty())
                extents.reserve(4); // most have no more
            extents.push_back(extent);
        } else if (field.number == 3) {
            known = field.varint() == 0;
        }
    });
    return known ? stated_shape{std::move(extents)} : std::nullopt;
}

/// The number of elements of a stored tensor, or nothing if an extent is negative or the bytes, at `element_size` each,
/// are more than can be counted.
inline std::optional<std::int64_t> checked_element_count(std::span<const std::int64_t> shape, std::size_t element_size)
{
    const std::int64_t limit =
        std::numeric_limits<std::int64_t>::max() / static_cast<std::int64_t>(std::max<std::size_t>(element_size, 1));
    std::int64_t count = 1;
    for (const std::int64_t extent : shape) {
        if (extent < 0)
            return std::nullopt;
        // Also where another extent is 0: products of parts of the shape must not overflow either.
        if (extent != 0 && count > limit / extent)
            return std::nullopt;
        count *= std::max<std::int64_t>(extent, 1);
    }
    return std::ranges::find(shape, 0) != shape.end() ? 0 : count;
}

/// A shape as messages show it, such as "[2, ?, 3]".
inline std::string shape_text(const stated_shape& shape)
{
    if (!shape)
        return "of unknown rank";
    std::string text = "[";
    for (const std::int64_t extent : *shape)
        text += (text.size() > 1 ? ", " : "") + (extent < 0 ? std::string{"?"} : std::to_string(extent));
    return text + "]";
}

/// Reads one TensorProto. The bytes are viewed where they lie in the file, if they lie there as they are needed:
/// tensor_content, and packed float_val and double_val.
class tensor_proto_reader {
public:
    /// `place` is what errors name, such as "node 'x'".
    tensor_proto_reader(const wire::range& message, tensor_context& context, std::string place)
        : message_{message}, context_{context}, place_{std::move(place)}
    {
    }

    /// Throws input_error if shape and bytes disagree, or if the shape is none.
    tensor read()
    {
        read_head();
        count_ = element_count();
        if (result_.type == data_type::string)
            return strings();
        element_size_ = size_of(result_.type);
        if (element_size_ == 0) // resource, variant, and types that are not known: there is nothing to view
            return std::move(result_);
        if (content_ && !content_->bytes.empty()) {
            if (content_->bytes.size() != static_cast<std::uint64_t>(count_) * element_size_)
                disagree(std::to_string(content_->bytes.size()) + " bytes");
            view(content_->bytes);
            return std::move(result_);
        }
        read_values();
        return fill();
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw input_error{*message_.file, place_, reason}; }

    [[noreturn]] void disagree(const std::string& found) const
    {
        fail("its tensor of type " + std::string{name_of(result_.type)} + " and shape " + shape_text(result_.shape) +
             " holds " + found);
    }

    void read_head()
    {
        wire::for_each_field(message_, [&](const wire::field& field) {
            if (field.number == 1)
                result_.type = data_type_of(field.varint());
            else if (field.number == 2)
                shape_ = read_shape(field.message());
            else if (field.number == 4)
                content_ = field.message();
        });
    }

    std::int64_t element_count()
    {
        if (!shape_)
            fail("its tensor has no known rank");
        if (shape_->size() > 254)
            fail("its tensor has " + std::to_string(shape_->size()) + " dimensions; TensorFlow allows 254");
        result_.shape    = *shape_;
        const auto count = checked_element_count(*shape_, 16);
        if (!count)
            fail("its tensor cannot have the shape " + shape_text(shape_));
        return *count;
    }

    void view(std::span<const std::byte> bytes)
    {
        result_.bytes = bytes;
        result_.owner = context_.owner;
        result_.file  = context_.file;
    }

    /// The number of the *_val field that holds elements of this type.
    static std::uint32_t value_field(data_type type)
    {
        switch (type) {
        case data_type::float32:
            return 5;
        case data_type::float64:
            return 6;
        case data_type::complex64:
            return 9;
        case data_type::int64:
            return 10;
        case data_type::boolean:
            return 11;
        case data_type::complex128:
            return 12;
        case data_type::float16:
        case data_type::bfloat16:
            return 13;
        case data_type::uint32:
            return 16;
        case data_type::uint64:
            return 17;
        default:
            return 7;
        }
    }

    /// Collects the *_val list: as a view if it is one packed run of fixed-size values, else decoded into memory.
    void read_values()
    {
        const std::uint32_t wanted = value_field(result_.type);
        const bool floats          = wanted == 5 || wanted == 6 || wanted == 9 || wanted == 12;
        // Complex numbers are stored as pairs: the real part, the imaginary part.
        const std::size_t part = wanted == 5 || wanted == 9 ? 4 : 8;
        wire::for_each_field(message_, [&](const wire::field& field) {
            if (field.number != wanted)
                return;
            if (!floats) {
                wire::for_each_varint(field, [&](std::uint64_t value) {
                    // TensorFlow keeps the low bytes, too.
                    const auto* bytes = reinterpret_cast<const std::byte*>(&value);
                    if (result_.type == data_type::boolean)
                        value = value != 0;
                    decoded_.insert(decoded_.end(), bytes, bytes + element_size_);
                });
                return;
            }
            if (field.type != (part == 4 ? wire::type::fixed32 : wire::type::fixed64))
                field.expect(wire::type::length_delimited);
            const std::span<const std::byte> run = field.content.bytes;
            if (run.size() % part != 0)
                field.content.fail(0, "packed values end within a value");
            if (decoded_.empty() && values_.empty()) {
                values_ = run;
            } else {
                if (decoded_.empty())
                    decoded_.assign(values_.begin(), values_.end());
                decoded_.insert(decoded_.end(), run.begin(), run.end());
            }
        });
        if (!decoded_.empty())
            values_ = decoded_;
        if (values_.size() % element_size_ != 0)
            fail("its tensor ends within a complex number");
    }

    /// The elements, where the last value stands for all that follow; no value at all means zeros.
    tensor fill()
    {
        static constexpr std::array<std::byte, 16> zeros = {};
        const auto given                                 = static_cast<std::int64_t>(values_.size() / element_size_);
        if (given > count_)
            disagree(std::to_string(given) + " elements");
        if (given == 0 && count_ > 0) {
            result_.bytes   = std::span{zeros}.first(element_size_);
            result_.uniform = count_ != 1;
            return std::move(result_);
        }
        result_.uniform = given == 1 && count_ != 1;
        if (!result_.uniform && given < count_) {
            const auto size = static_cast<std::size_t>(count_) * element_size_;
            take_memory(size, given);
            if (decoded_.empty())
                decoded_.assign(values_.begin(), values_.end());
            decoded_.resize(size);
            for (auto at = static_cast<std::size_t>(given) * element_size_; at < size; at += element_size_)
                std::memcpy(decoded_.data() + at, decoded_.data() + at - element_size_, element_size_);
        }
        if (decoded_.empty()) {
            view(values_);
        } else {
            auto storage  = std::make_shared<const std::vector<std::byte>>(std::move(decoded_));
            result_.bytes = *storage;
            result_.owner = std::move(storage);
        }
        return std::move(result_);
    }

    void take_memory(std::uint64_t size, std::int64_t given)
    {
        if (size > context_.memory_left)
            fail("its tensor of shape " + shape_text(result_.shape) + " is given by " + std::to_string(given) +
                 " elements, of which the last is repeated: the file would take more than 256 MiB of memory for such "
                 "tensors");
        context_.memory_left -= static_cast<std::size_t>(size);
    }

    tensor strings()
    {
        std::vector<std::string> elements;
        if (content_ && !content_->bytes.empty())
            elements = packed_strings();
        else
            wire::for_each_field(message_, [&](const wire::field& field) {
                if (field.number == 8)
                    elements.emplace_back(field.message().text());
            });
        const auto given = static_cast<std::int64_t>(elements.size());
        if (given > count_)
            disagree(std::to_string(given) + " elements");
        if (given < count_) {
            const std::string last = elements.empty() ? "" : elements.back();
            // count_ * 16 fits in 63 bits; so do a string's own bytes, which the file holds.
            const std::uint64_t each = sizeof(std::string) + last.size();
            const auto more          = static_cast<std::uint64_t>(count_ - given);
            take_memory(more > context_.memory_left / each ? std::numeric_limits<std::uint64_t>::max() : more * each,
                        given);
            elements.resize(static_cast<std::size_t>(count_), last);
        }
        result_.strings = std::make_shared<const std::vector<std::string>>(std::move(elements));
        return std::move(result_);
    }

    /// tensor_content of strings: the lengths of all, then the bytes of all.
    std::vector<std::string> packed_strings() const
    {
        wire::reader bytes{*content_};
        if (static_cast<std::uint64_t>(count_) > content_->bytes.size())
            disagree(std::to_string(content_->bytes.size()) + " bytes");
        std::vector<std::uint64_t> lengths;
        for (std::int64_t i = 0; i < count_; ++i)
            lengths.push_back(bytes.varint());
        std::vector<std::string> elements;
        for (const std::uint64_t length : lengths) {
            if (length > content_->bytes.size() - bytes.position())
                disagree("strings that are longer than its " + std::to_string(content_->bytes.size()) + " bytes");
            elements.emplace_back(bytes.take(static_cast<std::size_t>(length)).text());
        }
        if (!bytes.at_end())
            disagree("strings that are shorter than its " + std::to_string(content_->bytes.size()) + " bytes");
        return elements;
    }

    wire::range message_;
    tensor_context& context_;
    std::string place_;
    tensor result_;
    stated_shape shape_ = std::vector<std::int64_t>{};
    std::optional<wire::range> content_;
    std::span<const std::byte> values_;
    std::vector<std::byte> decoded_;
    std::int64_t count_       = 0;
    std::size_t element_size_ = 0;
};

/// Reads one TensorProto; see tensor_proto_reader.
inline tensor read_tensor(const wire::range& message, tensor_context& context, std::string place)
{
    return tensor_proto_reader{message, context, std::move(place)}.read();
}

} // namespace oplift

#endif
