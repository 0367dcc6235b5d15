#ifndef OPLIFT_IR_WRITE_PUBLISH_HPP
#define OPLIFT_IR_WRITE_PUBLISH_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/write/npy.hpp>
#include <oplift/output_file.hpp>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>

namespace oplift::ir {

/// The structure of an IR as its files hold it: see to_json and to_pb.
struct structure_texts {
    std::string json;
    std::string pb;
};

/// True if every weight has a value; false for an IR that was made without a checkpoint.
inline bool has_values(const operator_graph& graph)
{
    return std::ranges::all_of(topological_order(graph), [&](operator_vertex node) {
        return std::ranges::all_of(graph[node].op.weights, [](const auto& w) { return w.second.has_value(); });
    });
}

/// Where the IR was written to.
struct written_files {
    std::filesystem::path json;
    std::filesystem::path pb;
    std::filesystem::path npy; ///< empty if there are no values to write
};

/// Writes PREFIX.json, PREFIX.pb and, unless weights lack values, PREFIX.npy. None of them appears before all of them
/// are complete.
///
/// Throws output_error if the files cannot be written, and what reading a weight throws; existing files then stay as
/// they were.
inline written_files publish_files(const operator_graph& graph, const structure_texts& structure,
                                   const std::filesystem::path& prefix)
{
    const auto with = [&](const char* extension) {
        std::filesystem::path path = prefix;
        return path += extension;
    };
    const auto text = [](output_file& file, const std::string& bytes) { file(std::as_bytes(std::span{bytes})); };
    output_file json{with(".json")};
    output_file pb{with(".pb")};
    text(json, structure.json);
    text(pb, structure.pb);
    if (!has_values(graph)) {
        for (output_file* file : {&json, &pb})
            file->finish();
        for (output_file* file : {&json, &pb})
            file->publish();
        return {json.path(), pb.path(), {}};
    }
    output_file npy{with(".npy")};
    write_npy(graph, npy);
    for (output_file* file : {&json, &pb, &npy})
        file->finish();
    for (output_file* file : {&json, &pb, &npy})
        file->publish();
    return {json.path(), pb.path(), npy.path()};
}

} // namespace oplift::ir

#endif
