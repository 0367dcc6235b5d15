#ifndef OPLIFT_LOAD_TEXT_FORMAT_HPP
#define OPLIFT_LOAD_TEXT_FORMAT_HPP

#include <oplift/error.hpp>

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <limits>
#include <string>
#include <string_view>

namespace oplift {

namespace detail {

/// Keeps the first error, and passes over warnings such as those of fields that are not known.
class first_text_error : public google::protobuf::io::ErrorCollector {
public:
    void AddError(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override
    {
        if (!text_.empty())
            return;
        place_ = "line " + std::to_string(line + 1) + ", column " + std::to_string(column + 1);
        text_  = message;
    }

    const std::string& place() const { return place_; }
    const std::string& text() const { return text_; }

private:
    std::string place_;
    std::string text_;
};

} // namespace detail

/// Parses a message in protobuf's text format; fields that are not known are passed over.
/// Throws input_error with line and column if the text is not such a message, or nested too deeply.
template <typename Message>
Message parse_text(std::string_view text, const std::string& file)
{
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw input_error{file, "", "the text is longer than 2 GiB, which protobuf cannot read"};
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    detail::first_text_error error;
    google::protobuf::io::ArrayInputStream stream{text.data(), static_cast<int>(text.size())};
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&error);
    parser.AllowUnknownField(true);
    parser.AllowUnknownExtension(true);
    parser.SetRecursionLimit(100);
    Message message;
    if (!parser.Parse(&stream, &message))
        throw input_error{file, error.place(), error.text().empty() ? "not in protobuf's text format" : error.text()};
    return message;
}

} // namespace oplift

#endif
