#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_FILES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_FILES_HPP

#include <oplift/emit/tensorflow/model/bundle.hpp>
#include <oplift/emit/tensorflow/model/constants.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/graph_bytes.hpp>
#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/emit/tensorflow/model/meta_graph.hpp>
#include <oplift/emit/tensorflow/model/output_folder.hpp>
#include <oplift/emit/tensorflow/model/value_size.hpp>
#include <oplift/emit/tensorflow/model/variables.hpp>
#include <oplift/error.hpp>
#include <oplift/output_file.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <google/protobuf/text_format.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

/// The files of a model that was written.
using written_files = std::vector<std::filesystem::path>;

namespace model {

/// Throws refusal if a file of one message would be larger than protobuf can handle.
inline void require_size(std::uint64_t size, const std::string& what, const std::string& advice)
{
    if (size > largest_message)
        throw refusal{{{"", "",
                        what + " would have " + std::to_string(size) + " bytes, and protobuf handles no more than " +
                            std::to_string(largest_message) + "; " + advice}}};
}

inline std::filesystem::path with_suffix(std::filesystem::path path, const char* suffix)
{
    return path += suffix;
}

inline written_files publish(std::initializer_list<output_file*> files)
{
    written_files written;
    for (output_file* file : files)
        file->finish();
    for (output_file* file : files) {
        file->publish();
        written.push_back(file->path());
    }
    return written;
}

inline constexpr const char* constants_too_large =
    "its constants are too large, and only parameters are stored outside of the graph";

} // namespace model

/// Writes a frozen graph: a GraphDef in which parameters are constants.
///
/// Throws refusal if values are not known or the graph would be larger than 2 GiB, output_error if the file cannot be
/// written, and what reading a value throws; an existing file then stays as it was. So do the other two.
inline written_files write_frozen(graph source, const std::filesystem::path& path)
{
    const std::vector<node> nodes = model::with_constants(std::move(source.nodes));
    const model::graph_bytes bytes{nodes};
    model::require_size(bytes.size(), "the frozen graph", "write the model as checkpoint or saved_model instead");
    output_file file{path};
    bytes.write(file);
    return model::publish({&file});
}

/// Writes a checkpoint: PREFIX.meta with the graph, PREFIX.index and PREFIX.data-00000-of-00001 with its variables, and
/// the file "checkpoint" beside them, which names it as the newest of the folder. None appears before all are complete.
/// Throws refusal also if there are no variables.
inline written_files write_checkpoint(graph source, const std::filesystem::path& prefix)
{
    if (!prefix.has_filename())
        throw output_error{prefix.string(), "names no file: the names of a checkpoint's files begin with it"};
    model::require_values(source.nodes);
    auto parts                                   = model::with_variables(std::move(source));
    const std::vector<model::variable> variables = parts.variables;
    if (variables.empty())
        throw refusal{{{"", "",
                        "the model has no parameters to put into a checkpoint; write it as frozen or "
                        "saved_model instead"}}};
    const model::meta_graph_bytes graph_part{std::move(parts), {}};
    model::require_size(graph_part.size(), "the .meta file", model::constants_too_large);

    // The path of a checkpoint is relative to the folder, so that this can be moved.
    oplift::tensorflow::CheckpointState state;
    state.set_model_checkpoint_path(prefix.filename().string());
    state.add_all_model_checkpoint_paths(prefix.filename().string());
    std::string text;
    google::protobuf::TextFormat::PrintToString(state, &text);

    output_file data{model::with_suffix(prefix, ".data-00000-of-00001")};
    output_file index{model::with_suffix(prefix, ".index")};
    output_file meta{model::with_suffix(prefix, ".meta")};
    output_file newest{prefix.parent_path() / "checkpoint"};
    model::put(newest, text);
    graph_part.write(meta);
    model::write_bundle(variables, data, index);
    return model::publish({&data, &index, &meta, &newest});
}

/// Writes a SavedModel: a folder with saved_model.pb and variables/. The tags are "serve" for a model that is to be
/// served, and "train" for one that is to be trained. The signature "serving_default" names inputs and outputs.
/// A folder that does not exist appears when it is complete; files in an existing one are replaced.
inline written_files write_saved_model(graph source, const std::filesystem::path& folder,
                                       const std::vector<std::string>& tags)
{
    model::require_values(source.nodes);
    auto parts                                   = model::with_variables(std::move(source));
    const std::vector<model::variable> variables = parts.variables;
    const model::meta_graph_bytes graph_part{std::move(parts), tags};
    oplift::tensorflow::SavedModel head;
    head.set_saved_model_schema_version(1);
    const std::string before =
        model::serialised(head) +
        model::announced(oplift::tensorflow::SavedModel::kMetaGraphsFieldNumber, graph_part.size());
    model::require_size(before.size() + graph_part.size(), "saved_model.pb", model::constants_too_large);

    model::output_folder target{folder};
    const auto prefix = target.sub_folder("variables") / "variables";
    output_file saved_model{target.place() / "saved_model.pb"};
    model::put(saved_model, before);
    graph_part.write(saved_model);
    written_files written;
    if (variables.empty()) {
        written = model::publish({&saved_model});
        // Those of an earlier model, which would be taken for this one's.
        std::error_code ignored;
        for (const char* suffix : {".index", ".data-00000-of-00001"})
            std::filesystem::remove(model::with_suffix(prefix, suffix), ignored);
    } else {
        output_file data{model::with_suffix(prefix, ".data-00000-of-00001")};
        output_file index{model::with_suffix(prefix, ".index")};
        model::write_bundle(variables, data, index);
        written = model::publish({&data, &index, &saved_model});
    }
    target.publish();
    for (std::filesystem::path& file : written)
        file = target.path() / file.lexically_relative(target.place());
    return written;
}

} // namespace oplift::emit::tensorflow

#endif
