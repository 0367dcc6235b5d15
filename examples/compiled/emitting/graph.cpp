#include <oplift/emit/tensorflow/model/to_graph.hpp>

#include <emitting/emitting.hpp>

namespace oplift::compiled {

emit::tensorflow::graph graph_of(const emit::tensorflow::program& program)
{
    return emit::tensorflow::to_graph(program);
}

} // namespace oplift::compiled
