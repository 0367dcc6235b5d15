#include <oplift/ir/read/message.hpp>
#include <oplift/ir/read/structure.hpp>

#include <storing/parts.hpp>
#include <storing/storing.hpp>

namespace oplift::compiled {

ir::operator_graph read_ir(const std::filesystem::path& structure, const std::filesystem::path& weights,
                           std::vector<obstacle>& problems)
{
    return ir::from_message(ir::read_structure(structure), read_weights(weights), problems);
}

} // namespace oplift::compiled
