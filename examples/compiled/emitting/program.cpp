#include <oplift/emit/tensorflow/to_program.hpp>

#include <emitting/emitting.hpp>
#include <emitting/parts.hpp>
#include <vector>

namespace oplift::compiled {

emit::tensorflow::program program_of(const ir::operator_graph& graph, std::vector<obstacle>& problems)
{
    static const auto table = [] {
        std::vector<emissions::value_type> joined;
        for (const emissions part : {emissions_of_layers(), emissions_of_arrangement()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return emit::tensorflow::to_program(graph, table, problems);
}

} // namespace oplift::compiled
