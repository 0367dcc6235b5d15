#ifndef OPLIFT_LOAD_GRAPH_FILE_HPP
#define OPLIFT_LOAD_GRAPH_FILE_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/load/graph_kind.hpp>
#include <oplift/load/loaded_model.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/load/node_def.hpp>
#include <oplift/load/old_placeholders.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/text_format.hpp>
#include <oplift/load/wire.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

namespace detail {

/// Walks a file's messages; tensors view its bytes.
class graph_file_reader {
public:
    graph_file_reader(graph_file& result, tensor_context context)
        : result_{result}, context_{std::move(context)}, builder_{result.path}
    {
    }

    void read(const wire::range& file)
    {
        switch (result_.kind) {
        case graph_kind::graph_def:
            graph(file);
            break;
        case graph_kind::meta_graph:
            meta_graph(file);
            break;
        case graph_kind::saved_model:
            meta_graph(served(file));
            break;
        }
        if (nodes_ == 0)
            throw input_error{result_.path, "", "there is no graph in it, or a graph without nodes"};
        std::ranges::sort(result_.functions);
        result_.graph = std::move(builder_).finish();
        restate_old_placeholders(result_.graph, producer_);
    }

private:
    void graph(const wire::range& message)
    {
        wire::for_each_field(message, [&](const wire::field& field) {
            if (field.number == 1) {
                ++nodes_;
                reader_.read(field.message());
            } else if (field.number == 2) {
                library(field.message());
            } else if (field.number == 4) {
                wire::for_each_field(field.message(), [&](const wire::field& part) {
                    if (part.number == 1)
                        producer_ = part.integer();
                });
            }
        });
    }

    void library(const wire::range& message)
    {
        wire::for_each_field(message, [&](const wire::field& function) {
            if (function.number == 1)
                if (const auto operator_definition = first_message(function.message(), 1))
                    wire::for_each_field(*operator_definition, [&](const wire::field& part) {
                        if (part.number == 1)
                            result_.functions.emplace_back(wire::text_of(part));
                    });
        });
    }

    void meta_graph(const wire::range& message)
    {
        wire::for_each_field(message, [&](const wire::field& field) {
            switch (field.number) {
            case 1:
                wire::for_each_field(field.message(), [&](const wire::field& part) {
                    if (part.number == 4)
                        result_.tags.emplace_back(wire::text_of(part));
                    else if (part.number == 5)
                        result_.tensorflow_version = wire::text_of(part);
                });
                break;
            case 2:
                graph(field.message());
                break;
            case 5:
                signature_entry(field.message());
                break;
            default:
                break;
            }
        });
    }

    /// Calls `visit(key, value)` for an entry of a map from texts to messages.
    template <typename Visit>
    static void map_entry(const wire::range& message, Visit visit)
    {
        std::string key;
        wire::range value{{}, message.offset, message.file};
        wire::for_each_field(message, [&](const wire::field& field) {
            if (field.number == 1)
                key = wire::text_of(field);
            else if (field.number == 2)
                value = field.message();
        });
        visit(std::move(key), value);
    }

    void signature_entry(const wire::range& message)
    {
        map_entry(message, [&](std::string name, const wire::range& value) {
            signature result;
            wire::for_each_field(value, [&](const wire::field& field) {
                if (field.number == 1 || field.number == 2)
                    map_entry(field.message(), [&](std::string key, const wire::range& info) {
                        auto& tensors = field.number == 1 ? result.inputs : result.outputs;
                        tensors.insert_or_assign(std::move(key), tensor_info(info));
                    });
                else if (field.number == 3)
                    result.method = wire::text_of(field);
            });
            result_.signatures.insert_or_assign(std::move(name), std::move(result));
        });
    }

    static signature_tensor tensor_info(const wire::range& message)
    {
        signature_tensor result;
        wire::for_each_field(message, [&](const wire::field& field) {
            switch (field.number) {
            case 1:
                result.tensor = wire::text_of(field);
                break;
            case 2:
                result.type = data_type_of(field.varint());
                break;
            case 3:
                result.shape = read_shape(field.message());
                break;
            default:
                break;
            }
        });
        return result;
    }

    /// The meta graph for serving, or the first where none bears that tag alone or with others.
    static wire::range served(const wire::range& message)
    {
        std::optional<wire::range> chosen;
        bool serves = false;
        wire::for_each_field(message, [&](const wire::field& field) {
            if (field.number != 2 || serves)
                return;
            bool tagged = false;
            if (const auto info = first_message(field.message(), 1))
                wire::for_each_field(*info, [&](const wire::field& part) {
                    tagged = tagged || (part.number == 4 && part.message().text() == "serve");
                });
            if (tagged || !chosen)
                chosen = field.content;
            serves = tagged;
        });
        if (!chosen)
            throw input_error{*message.file, "", "there is no graph in this SavedModel"};
        return *chosen;
    }

    graph_file& result_;
    tensor_context context_;
    graph_builder builder_;
    node_reader reader_{context_, builder_};
    std::int64_t producer_ = 0; ///< the version of TensorFlow's graphs that the file states
    std::size_t nodes_ = 0;
};

template <typename Message>
std::shared_ptr<const std::string> text_to_wire(const wire::range& file)
{
    // Protobuf writes to standard error about texts that are not UTF-8; the walk names them.
    const google::protobuf::LogSilencer silence;
    auto bytes = std::make_shared<std::string>();
    if (!parse_text<Message>(file.text(), *file.file).SerializeToString(bytes.get()))
        throw input_error{*file.file, "", "the graph is larger than 2 GiB, which protobuf cannot handle"};
    return bytes;
}

} // namespace detail

/// Reads a graph from bytes in memory. Tensors view the bytes, which `context` keeps alive. `path` is what errors name.
inline graph_file parse_graph(std::span<const std::byte> bytes, tensor_context context, std::string path)
{
    graph_file result;
    result.path = std::move(path);
    wire::range file{bytes, 0, &result.path};

    const graph_format format = recognise(file);
    result.kind               = format.kind;
    result.text               = format.text;
    if (format.text) {
        std::shared_ptr<const std::string> binary;
        switch (format.kind) {
        case graph_kind::graph_def:
            binary = detail::text_to_wire<tensorflow::GraphDef>(file);
            break;
        case graph_kind::meta_graph:
            binary = detail::text_to_wire<tensorflow::MetaGraphDef>(file);
            break;
        case graph_kind::saved_model:
            binary = detail::text_to_wire<tensorflow::SavedModel>(file);
            break;
        }
        file.bytes    = std::as_bytes(std::span{*binary});
        context.owner = binary;
        context.file  = nullptr;
    }
    detail::graph_file_reader{result, std::move(context)}.read(file);
    return result;
}

/// The file that holds the graph: the path itself, or what lies in a SavedModel's folder.
/// Throws input_error for a folder that is no SavedModel.
inline std::filesystem::path graph_path(const std::filesystem::path& path)
{
    std::error_code problem;
    if (!std::filesystem::is_directory(path, problem))
        return path;
    for (const char* name : {"saved_model.pb", "saved_model.pbtxt"})
        if (std::filesystem::exists(path / name, problem))
            return path / name;
    throw input_error{path.string(), "", "is a folder without saved_model.pb or saved_model.pbtxt"};
}

/// Reads a .meta, a frozen .pb, a .pbtxt, a saved_model.pb or a SavedModel's folder; the content decides, not the name.
/// Throws input_error if the file is missing, not readable, damaged or inconsistent.
inline graph_file read_graph_file(const std::filesystem::path& path)
{
    const auto file = mapped_file::open(graph_path(path));
    return parse_graph(file->bytes(), {.owner = file, .file = file}, file->path());
}

} // namespace oplift

#endif
