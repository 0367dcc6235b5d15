#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_HPP

#include <oplift/emit/tensorflow/functions/activation.hpp>
#include <oplift/emit/tensorflow/functions/arrangement.hpp>
#include <oplift/emit/tensorflow/functions/layer.hpp>
#include <oplift/emit/tensorflow/functions/source.hpp>
#include <oplift/emit/tensorflow/model/lowerings/activation.hpp>
#include <oplift/emit/tensorflow/model/lowerings/arrangement.hpp>
#include <oplift/emit/tensorflow/model/lowerings/convolution.hpp>
#include <oplift/emit/tensorflow/model/lowerings/dense.hpp>
#include <oplift/emit/tensorflow/model/lowerings/normalization.hpp>
#include <oplift/emit/tensorflow/model/lowerings/pooling.hpp>
#include <oplift/emit/tensorflow/model/lowerings/regularization.hpp>
#include <oplift/emit/tensorflow/model/lowerings/source.hpp>

#include <algorithm>
#include <array>

namespace oplift::emit::tensorflow::model {

/// How a function that takes more than one operator is written into a graph.
struct lowering {
    const function* of;
    void (*write)(graph_writer& to, const call& c);
};

inline constexpr std::array lowerings{
    lowering{&functions::convolution, lower_convolution},
    lowering{&functions::depthwise_convolution, lower_depthwise_convolution},
    lowering{&functions::separable_convolution, lower_separable_convolution},
    lowering{&functions::transposed_convolution, lower_transposed_convolution},
    lowering{&functions::dense, lower_dense},
    lowering{&functions::matmul, lower_matmul},
    lowering{&functions::batch_normalization, lower_batch_normalization},
    lowering{&functions::instance_normalization, lower_instance_normalization},
    lowering{&functions::scale, lower_scale},
    lowering{&functions::dropout, lower_dropout},
    lowering{&functions::max_pool, lower_max_pool},
    lowering{&functions::average_pool, lower_average_pool},
    lowering{&functions::global_max_pool, lower_global_max_pool},
    lowering{&functions::global_average_pool, lower_global_average_pool},
    lowering{&functions::upsample, lower_upsample},
    lowering{&functions::softmax, lower_softmax},
    lowering{&functions::log_softmax, lower_log_softmax},
    lowering{&functions::crelu, lower_crelu},
    lowering{&functions::leaky_relu, lower_leaky_relu},
    lowering{&functions::prelu, lower_prelu},
    lowering{&functions::elu_alpha, lower_elu_alpha},
    lowering{&functions::swish, lower_swish},
    lowering{&functions::split, lower_split},
    lowering{&functions::strided_slice, lower_strided_slice},
    lowering{&functions::pad, lower_pad},
    lowering{&functions::flatten, lower_flatten},
    lowering{&functions::constant, lower_constant},
    lowering{&functions::constant_weight, lower_constant_weight},
    lowering{&functions::fill, lower_fill},
};

/// The lowering of a function, or null if it is a single operator.
constexpr const lowering* find_lowering(const function& f)
{
    const auto found = std::ranges::find(lowerings, &f, &lowering::of);
    return found == lowerings.end() ? nullptr : &*found;
}

} // namespace oplift::emit::tensorflow::model

#endif
