#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_REGULARIZATION_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_REGULARIZATION_HPP

#include <oplift/emit/tensorflow/model/graph_writer.hpp>

#include <cstdint>
#include <utility>

namespace oplift::emit::tensorflow::model {

/// Outside training dropout does nothing. What it does in training is noted, so that it is not lost: TensorFlow
/// ignores attributes whose names begin with an underscore.
inline void lower_dropout(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    definition made{c.name, "Identity"};
    made.operand(x.name).type("T", x.type).real("_oplift_keep_prob", c.arguments[1].get<double>());
    if (const auto* seed = c.arguments[2].get_if<std::int64_t>())
        made.number("_oplift_seed", *seed);
    for (const auto& [name, value] : c.notes)
        made.text("_" + name, value);
    to.set_result(c, {to.add(std::move(made), x.type, x.shape)});
}

} // namespace oplift::emit::tensorflow::model

#endif
