#ifndef OPLIFT_IR_READ_PICKLE_INPUT_HPP
#define OPLIFT_IR_READ_PICKLE_INPUT_HPP

#include <oplift/error.hpp>
#include <oplift/ir/read/shown_text.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace oplift::ir {

/// The bytes of a pickle from front to back, and the place of the instruction that errors are about. All functions
/// throw input_error where the file ends too early.
class pickle_input {
public:
    pickle_input(std::string_view file, std::size_t begin, const std::string& name)
        : file_{file}, name_{name}, at_{begin}, place_{begin}
    {
    }

    /// The next instruction, whose place becomes that of errors.
    char instruction()
    {
        place_ = at_;
        return take(1)[0];
    }

    std::size_t place() const { return place_; }
    std::size_t left() const { return file_.size() - at_; }

    [[noreturn]] void fail(const std::string& reason) const
    {
        throw input_error{name_, "byte " + std::to_string(place_), reason};
    }

    std::string_view take(std::uint64_t count)
    {
        if (count > left())
            fail(count == 1 ? "the file ends within the pickle"
                            : std::to_string(count) + " bytes are announced where " + std::to_string(left()) +
                                  " are left: the file is truncated or corrupt");
        at_ += count;
        return file_.substr(at_ - count, count);
    }

    std::uint64_t little_endian(std::size_t bytes)
    {
        std::uint64_t result        = 0;
        const std::string_view from = take(bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            result |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
        return result;
    }

    std::string_view line()
    {
        const std::size_t end = file_.find('\n', at_);
        if (end == std::string_view::npos)
            fail("the file ends within a line of the pickle");
        const std::string_view result = file_.substr(at_, end - at_);
        at_                           = end + 1;
        return result;
    }

    template <typename Number>
    Number parsed(std::string_view digits) const
    {
        Number result{};
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
        if (problem == std::errc::result_out_of_range)
            fail("the number '" + shown(digits) + "' does not fit into 64 bits");
        if (problem != std::errc{} || end != digits.data() + digits.size())
            fail("'" + shown(digits) + "' instead of a number");
        return result;
    }

private:
    std::string_view file_;
    std::string name_;
    std::size_t at_    = 0;
    std::size_t place_ = 0;
};

} // namespace oplift::ir

#endif
