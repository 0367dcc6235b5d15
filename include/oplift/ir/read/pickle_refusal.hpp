#ifndef OPLIFT_IR_READ_PICKLE_REFUSAL_HPP
#define OPLIFT_IR_READ_PICKLE_REFUSAL_HPP

#include <string>
#include <string_view>

namespace oplift::ir {

/// Why an instruction of a pickle is refused, of those that arrays do not need, in a sentence.
inline std::string refusal_of(char instruction)
{
    switch (instruction) {
    case 'i':
    case 'o':
    case '\x81':
    case '\x92':
        return "the file builds an object of a class: oplift reads plain arrays and calls no code";
    case 'P':
    case 'Q':
        return "the file refers to an object that is kept elsewhere";
    case '\x82':
    case '\x83':
    case '\x84':
        return "the file refers to a class by a number of Python's extension registry";
    case '\x8f':
    case '\x90':
    case '\x91':
        return "the file holds a set, which is no weight";
    case '\x97':
    case '\x98':
        return "the file refers to a buffer that is kept elsewhere";
    default: {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto code                   = static_cast<unsigned char>(instruction);
        return std::string{"byte 0x"} + digits[code >> 4] + digits[code & 15] + " is no instruction of a pickle";
    }
    }
}

} // namespace oplift::ir

#endif
