#include "writing.hpp"

#include "progress.hpp"
#include <oplift/ir/write/publish.hpp>

#include <fmt/format.h>

#include <storing/storing.hpp>

namespace oplift::driver {

void write_ir(const ir::operator_graph& graph, const std::string& prefix)
{
    const ir::written_files written = [&] {
        const progress shown{"writing the IR"};
        return compiled::write_ir(graph, prefix);
    }();
    fmt::print("IR network structure is saved as [{}].\n", written.json.string());
    fmt::print("IR network structure is saved as [{}].\n", written.pb.string());
    if (written.npy.empty())
        fmt::print("No weights were given: only the network structure was converted.\n");
    else
        fmt::print("IR weights are saved as [{}].\n", written.npy.string());
}

} // namespace oplift::driver
