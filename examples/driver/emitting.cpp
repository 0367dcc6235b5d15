#include "program_of_ir.hpp"
#include <oplift/emit/tensorflow/to_program.hpp>

namespace oplift::driver {

emit::tensorflow::program program_of(const ir::operator_graph& graph, std::vector<obstacle>& problems)
{
    return emit::tensorflow::to_program(graph, problems);
}

} // namespace oplift::driver
