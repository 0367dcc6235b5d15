#ifndef OPLIFT_INFER_SHAPES_NORMALIZATION_HPP
#define OPLIFT_INFER_SHAPES_NORMALIZATION_HPP

#include <oplift/infer/shapes/window.hpp>

namespace oplift::infer {

/// FusedBatchNorm: the normalised tensor, then statistics with one number a channel.
template <std::size_t Outputs>
void batch_norm_shape(operation& node)
{
    const image_layout layout = image_layout::of(node, node.shape(0) && node.shape(0)->size() == 5 ? 3 : 2);
    node.demand_rank(0, layout.rank);
    auto output        = node.shape(0) ? *node.shape(0) : node.unknown(layout.rank);
    dimension channels = output[layout.channel];
    // In training, mean and variance are empty.
    for (std::size_t i = 1; i < (node.attribute("is_training", true) ? 3u : 5u); ++i) {
        node.demand_rank(i, 1);
        if (node.shape(i))
            channels = operation::same(channels, node.shape(i)->front(), "the number of channels");
    }
    output[layout.channel] = channels;
    node.outputs[0].shape  = std::move(output);
    tensor_facts statistics;
    statistics.type       = node.attribute("U", data_type::float32);
    statistics.when_known = node.outputs[0].when_known;
    statistics.shape      = std::vector{channels};
    for (std::size_t i = 1; i < 5; ++i)
        node.outputs.push_back(statistics);
    if (Outputs == 6) {
        statistics.shape = std::nullopt;
        node.outputs.push_back(statistics);
    }
}

inline void bias_shape(operation& node)
{
    node.demand_rank(1, 1);
    node.outputs[0].shape = node.shape(0);
    if (!node.shape(0) || !node.shape(1))
        return;
    const std::string format = node.attribute<std::string>("data_format", "NHWC");
    const std::size_t rank   = node.shape(0)->size();
    if (rank < 2)
        throw contradiction{"its operand 0 has the shape " + text_of(node.shape(0)) +
                            ", but must be of rank 2 or more"};
    const std::size_t channel = format == "NCHW" || format == "NCDHW" ? 1 : rank - 1;
    (*node.outputs[0].shape)[channel] =
        operation::same((*node.shape(0))[channel], node.shape(1)->front(), "the number of channels");
}

inline void scalar_shape(operation& node)
{
    node.operand(0), node.outputs[0].shape = std::vector<dimension>{};
}

/// SoftmaxCrossEntropyWithLogits: a loss for each row, and the gradient.
inline void cross_entropy_shape(operation& node)
{
    const symbolic_shape logits = node.broadcast(node.shape(0), node.shape(1));
    node.outputs.push_back(node.outputs[0]);
    if (logits && logits->size() == 2)
        node.outputs[0].shape = std::vector{logits->front()};
    node.outputs[1].shape = logits;
}

inline void sparse_cross_entropy_shape(operation& node)
{
    node.outputs.push_back(node.outputs[0]);
    node.outputs[0].shape = node.shape(1);
    node.outputs[1].shape = node.shape(0);
}

inline void like_operand_shape(operation& node)
{
    node.outputs[0].shape = node.shape(0);
}

inline constexpr shape_rule normalization_rules[] = {
    {"FusedBatchNorm", batch_norm_shape<5>},
    {"FusedBatchNormV2", batch_norm_shape<5>},
    {"FusedBatchNormV3", batch_norm_shape<6>},
    {"BatchNormWithGlobalNormalization", like_operand_shape},
    {"BiasAdd", bias_shape},
    {"BiasAddV1", bias_shape},
    {"LRN", like_operand_shape},
    {"Softmax", like_operand_shape},
    {"LogSoftmax", like_operand_shape},
    {"L2Loss", scalar_shape},
    {"SoftmaxCrossEntropyWithLogits", cross_entropy_shape},
    {"SparseSoftmaxCrossEntropyWithLogits", sparse_cross_entropy_shape},
};

} // namespace oplift::infer

#endif
