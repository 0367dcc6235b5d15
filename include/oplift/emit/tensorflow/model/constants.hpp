#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_CONSTANTS_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_CONSTANTS_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>

#include <vector>

namespace oplift::emit::tensorflow::model {

/// Makes a node that holds a value into a constant; its definition states the type.
inline void make_constant(node& n)
{
    n.definition = definition{n.definition}.type("dtype", n.value->type);
    n.definition.set_op("Const");
    n.is_parameter = false;
}

/// The nodes of a frozen graph: parameters are constants.
inline std::vector<node> with_constants(std::vector<node> nodes)
{
    for (node& n : nodes)
        if (n.value)
            make_constant(n);
    return nodes;
}

} // namespace oplift::emit::tensorflow::model

#endif
