#include <oplift/background_writer.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace oplift;

namespace {

void append(background_writer& writer, const std::string& text)
{
    writer(std::as_bytes(std::span{text}));
}

/// A text of which no two places look alike.
std::string numbers(std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i)
        text += std::to_string(i) + ' ';
    text.resize(size);
    return text;
}

/// What arrives at a writer, and how.
struct target {
    std::string text;
    std::vector<std::size_t> sizes;
    bool in_other_thread = false;

    background_writer writer()
    {
        return background_writer{[this, caller = std::this_thread::get_id()](std::span<const std::byte> bytes) {
            text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            sizes.push_back(bytes.size());
            in_other_thread = in_other_thread || std::this_thread::get_id() != caller;
        }};
    }
};

} // namespace

TEST_CASE("bytes arrive in order, whatever the pieces in which they are given")
{
    const std::string all = numbers(background_writer::buffer_bytes * 9 / 2);
    for (const std::size_t piece : {std::size_t{1000}, background_writer::buffer_bytes, all.size()}) {
        target written;
        {
            background_writer writer = written.writer();
            for (std::size_t at = 0; at < all.size(); at += piece)
                append(writer, all.substr(at, piece));
            writer.finish();
        }
        CHECK(written.text == all);
        CHECK(written.in_other_thread);
        CHECK(written.sizes ==
              std::vector<std::size_t>{background_writer::buffer_bytes, background_writer::buffer_bytes,
                                       background_writer::buffer_bytes, background_writer::buffer_bytes,
                                       background_writer::buffer_bytes / 2});
    }
}

TEST_CASE("a little is written at the end, without a thread")
{
    target written;
    background_writer writer = written.writer();
    append(writer, "a");
    append(writer, "");
    append(writer, "bc");
    CHECK(written.text.empty());
    writer.finish();
    CHECK(written.text == "abc");
    CHECK_FALSE(written.in_other_thread);
}

TEST_CASE("what is not finished is given up")
{
    target written;
    {
        background_writer writer = written.writer();
        append(writer, numbers(background_writer::buffer_bytes * 3 / 2));
    }
    CHECK(written.sizes.size() <= 1);
}

TEST_CASE("what writing throws is thrown to who writes on, or at the end")
{
    const auto fail       = [](std::span<const std::byte>) { throw std::runtime_error{"the disk is full"}; };
    const std::string all = numbers(background_writer::buffer_bytes);
    {
        background_writer writer{fail};
        CHECK_THROWS_WITH_AS(for (int i = 0; i < 5; ++i) append(writer, all), "the disk is full", std::runtime_error);
    }
    {
        background_writer writer{fail};
        append(writer, all);
        CHECK_THROWS_WITH_AS(writer.finish(), "the disk is full", std::runtime_error);
    }
    {
        background_writer writer{fail};
        append(writer, "a little");
        CHECK_THROWS_WITH_AS(writer.finish(), "the disk is full", std::runtime_error);
    }
}
