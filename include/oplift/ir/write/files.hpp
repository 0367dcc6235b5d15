#ifndef OPLIFT_IR_WRITE_FILES_HPP
#define OPLIFT_IR_WRITE_FILES_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/write/json.hpp>
#include <oplift/ir/write/message.hpp>
#include <oplift/ir/write/pb.hpp>
#include <oplift/ir/write/publish.hpp>

#include <filesystem>

namespace oplift::ir {

/// Writes an IR to PREFIX.json, PREFIX.pb and PREFIX.npy, see publish_files. The IR should have been checked; see
/// <oplift/ir/check.hpp>.
inline written_files write_files(const operator_graph& graph, const std::filesystem::path& prefix)
{
    const auto texts = [&] {
        const schema::GraphDef message = to_message(graph);
        return structure_texts{.json = to_json(message), .pb = to_pb(message)};
    };
    return publish_files(graph, texts, prefix);
}

} // namespace oplift::ir

#endif
