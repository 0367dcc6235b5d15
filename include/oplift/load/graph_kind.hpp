#ifndef OPLIFT_LOAD_GRAPH_KIND_HPP
#define OPLIFT_LOAD_GRAPH_KIND_HPP

#include <oplift/error.hpp>
#include <oplift/load/wire.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace oplift {

/// Which of TensorFlow's messages a file holds.
enum class graph_kind : std::uint8_t {
    graph_def,   ///< a bare graph, such as a frozen .pb
    meta_graph,  ///< a graph with signatures and collections: .meta
    saved_model, ///< one or more meta graphs with tags: saved_model.pb
};

/// The kind of a file, and whether it is in text format.
struct graph_format {
    graph_kind kind = graph_kind::graph_def;
    bool text       = false;
};

namespace detail {

/// The kind whose message has a field of that name, in text format.
inline std::optional<graph_kind> kind_of_field(std::string_view name)
{
    constexpr std::array graph       = {"node", "library", "version", "versions"};
    constexpr std::array meta_graph  = {"meta_info_def",  "graph_def",     "saver_def",
                                        "collection_def", "signature_def", "asset_file_def"};
    constexpr std::array saved_model = {"saved_model_schema_version", "meta_graphs"};
    if (std::ranges::find(graph, name) != graph.end())
        return graph_kind::graph_def;
    if (std::ranges::find(meta_graph, name) != meta_graph.end())
        return graph_kind::meta_graph;
    if (std::ranges::find(saved_model, name) != saved_model.end())
        return graph_kind::saved_model;
    return std::nullopt;
}

/// The kind of a file in text format, by its first field: past white space and comments a name, then ':' or '{'.
inline std::optional<graph_kind> kind_of_text(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\v\f";
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
        if (!text.starts_with('#'))
            break;
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
    const std::string_view name = text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
    text.remove_prefix(name.size());
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    return !text.empty() && std::string_view{":{<"}.find(text[0]) != std::string_view::npos ? kind_of_field(name)
                                                                                            : std::nullopt;
}

/// Whether the bytes begin as a NodeDef does. It has an operator's name where a MetaInfoDef has a list of operators.
inline bool is_node(const wire::range& message)
{
    wire::reader fields{message};
    wire::field field;
    for (int i = 0; i < 2 && fields.next(field); ++i)
        if (field.number == 2 && field.type == wire::type::length_delimited) {
            const std::string_view name = field.content.text();
            return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
        }
    return false;
}

/// The first field of that number in a message, if there is one.
inline std::optional<wire::range> first_message(const wire::range& message, std::uint32_t number)
{
    wire::reader fields{message};
    for (wire::field field; fields.next(field);)
        if (field.number == number && field.type == wire::type::length_delimited)
            return field.content;
    return std::nullopt;
}

/// The kind of a binary file, by the types of its top-level fields and the beginnings of what they hold.
inline graph_kind kind_of_binary(const wire::range& file)
{
    wire::reader fields{file};
    for (wire::field field; fields.next(field);) {
        const bool message = field.type == wire::type::length_delimited;
        if (field.number == 1)
            return !message                 ? graph_kind::saved_model
                   : is_node(field.content) ? graph_kind::graph_def
                                            : graph_kind::meta_graph;
        if (field.number == 2 && message) {
            const auto inner = first_message(field.content, 1);
            if (inner && is_node(*inner))
                return graph_kind::meta_graph;
            return first_message(field.content, 2) ? graph_kind::saved_model : graph_kind::graph_def;
        }
        if (field.number == 3)
            return message ? graph_kind::meta_graph : graph_kind::graph_def;
        if (field.number >= 5 && field.number <= 7)
            return graph_kind::meta_graph;
    }
    return graph_kind::graph_def;
}

/// What a file is that evidently holds no graph; empty if that is not evident.
inline std::string_view other_format(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.size() >= 48 && bytes.ends_with("\x57\xfb\x80\x8b\x24\x75\x47\xdb"sv))
        return "is a table of a checkpoint, not a graph";
    if (bytes.starts_with("\x89HDF\r\n"sv))
        return "is an HDF5 file, not a TensorFlow graph";
    if (bytes.starts_with("\x93NUMPY"sv))
        return "is a NumPy array, not a TensorFlow graph";
    if (bytes.starts_with("PK\x03\x04"sv))
        return "is a ZIP archive, not a TensorFlow graph";
    if (bytes.starts_with("\x1f\x8b"sv))
        return "is compressed with gzip; unpack it first";
    if (bytes.size() >= 8 && bytes.substr(4, 4) == "TFL3")
        return "is a TensorFlow Lite model, not a TensorFlow graph";
    if (bytes.starts_with("version https://git-lfs"sv))
        return "is a pointer of Git LFS; the file itself has not been fetched";
    return "";
}

} // namespace detail

/// Recognises a graph file by its content. Throws input_error if it is empty, or evidently something else.
inline graph_format recognise(const wire::range& file)
{
    if (file.bytes.empty())
        throw input_error{*file.file, "", "the file is empty"};
    if (const auto kind = detail::kind_of_text(file.text()))
        return {*kind, true};
    if (const std::string_view other = detail::other_format(file.text()); !other.empty())
        throw input_error{*file.file, "", std::string{other}};
    return {detail::kind_of_binary(file), false};
}

} // namespace oplift

#endif
