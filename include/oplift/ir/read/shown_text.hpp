#ifndef OPLIFT_IR_READ_SHOWN_TEXT_HPP
#define OPLIFT_IR_READ_SHOWN_TEXT_HPP

#include <string>
#include <string_view>

namespace oplift::ir {

/// The start of a text of the file without control characters, for messages.
inline std::string shown(std::string_view text)
{
    std::string result{text.substr(0, 100)};
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    return result + (text.size() > 100 ? "..." : "");
}

} // namespace oplift::ir

#endif
