#include "program_of_ir.hpp"
#include <oplift/ir/read/files.hpp>

namespace oplift::driver {

ir::operator_graph read_ir(const ir_files& files, std::vector<obstacle>& problems)
{
    return ir::read_files(files.structure, files.weights, problems);
}

} // namespace oplift::driver
