#include <oplift/ir/write/message.hpp>
#include <oplift/ir/write/pb.hpp>
#include <oplift/ir/write/publish.hpp>

#include <storing/parts.hpp>
#include <storing/storing.hpp>

namespace oplift::compiled {

ir::written_files write_ir(const ir::operator_graph& graph, const std::filesystem::path& prefix)
{
    const auto texts = [&] {
        const ir::schema::GraphDef message = ir::to_message(graph);
        return ir::structure_texts{.json = json_of(message), .pb = ir::to_pb(message)};
    };
    return ir::publish_files(graph, texts, prefix);
}

} // namespace oplift::compiled
