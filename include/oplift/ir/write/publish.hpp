#ifndef OPLIFT_IR_WRITE_PUBLISH_HPP
#define OPLIFT_IR_WRITE_PUBLISH_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/write/npy.hpp>
#include <oplift/output_file.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <span>
#include <string>
#include <vector>

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
/// are complete. The texts are made by a second thread while the weights are written.
///
/// Throws output_error if the files cannot be written, and what making the texts and reading a weight throws; existing
/// files then stay as they were.
inline written_files publish_files(const operator_graph& graph, const std::function<structure_texts()>& structure,
                                   const std::filesystem::path& prefix)
{
    const auto with = [&](const char* extension) {
        std::filesystem::path path = prefix;
        return path += extension;
    };
    output_file json{with(".json")};
    output_file pb{with(".pb")};
    std::optional<output_file> npy;
    if (has_values(graph))
        npy.emplace(with(".npy"));

    // Where the system allows no more threads, the texts are made when they are asked for.
    std::future<structure_texts> texts =
        std::async(npy ? std::launch::async | std::launch::deferred : std::launch::deferred, structure);
    if (npy)
        write_npy(graph, *npy);
    const structure_texts made = texts.get();
    json(std::as_bytes(std::span{made.json}));
    pb(std::as_bytes(std::span{made.pb}));

    std::vector<output_file*> files{&json, &pb};
    if (npy)
        files.push_back(&*npy);
    for (output_file* file : files)
        file->finish();
    for (output_file* file : files)
        file->publish();
    return {json.path(), pb.path(), npy ? npy->path() : std::filesystem::path{}};
}

} // namespace oplift::ir

#endif
