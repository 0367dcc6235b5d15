#ifndef OPLIFT_IR_WRITE_FILES_HPP
#define OPLIFT_IR_WRITE_FILES_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/write/json.hpp>
#include <oplift/ir/write/message.hpp>
#include <oplift/ir/write/npy.hpp>
#include <oplift/ir/write/pb.hpp>
#include <oplift/output_file.hpp>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>

namespace oplift::ir {

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
/// are complete. The IR should have been checked; see <oplift/ir/check.hpp>.
///
/// Throws output_error if the files cannot be written, and what reading a weight throws; existing files then stay as
/// they were.
inline written_files write_files(const operator_graph& graph, const std::filesystem::path& prefix)
{
    const auto with = [&](const char* extension) {
        std::filesystem::path path = prefix;
        return path += extension;
    };
    const auto text    = [](output_file& file, const std::string& bytes) { file(std::as_bytes(std::span{bytes})); };
    const bool weights = has_values(graph);

    const schema::GraphDef message = to_message(graph);
    output_file json{with(".json")};
    output_file pb{with(".pb")};
    text(json, to_json(message));
    text(pb, to_pb(message));
    if (!weights) {
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
