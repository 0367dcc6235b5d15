#include <oplift/load/graph_file.hpp>

#include <loading/parts.hpp>

namespace oplift::compiled {

graph_file read_graph_file(const std::filesystem::path& graph)
{
    return oplift::read_graph_file(graph);
}

} // namespace oplift::compiled
