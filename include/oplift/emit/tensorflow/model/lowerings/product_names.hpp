#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PRODUCT_NAMES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PRODUCT_NAMES_HPP

#include <oplift/emit/tensorflow/model/lowerings/part_names.hpp>
#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <string>
#include <string_view>

namespace oplift::emit::tensorflow::model {

/// The operators of a layer that adds a bias to a product. If there is one, the product bears the layer's name, as in
/// the source graph, unless the layer computes an output of the model.
class product_names : public part_names {
public:
    /// `goes_on` says whether other operators follow the product.
    product_names(graph_writer& to, const call& c, std::string_view product, bool goes_on)
        : part_names{to, c, product}, product_{c.name}, sum_{c.name}
    {
        if (goes_on && to.is_output(c))
            product_ = part_names{to, c, "BiasAdd"}.unused(product);
        else if (goes_on)
            sum_ = unused("BiasAdd");
    }

    const std::string& product() const { return product_; }
    /// The name of the last operator.
    const std::string& sum() const { return sum_; }

private:
    std::string product_;
    std::string sum_;
};

/// The product and its bias, if there is one.
inline graph_tensor with_bias(graph_writer& to, const product_names& names, const graph_tensor& product,
                              const argument& bias)
{
    return is_given(bias) ? add_bias(to, names.sum(), product, to.tensor(bias, "")) : product;
}

} // namespace oplift::emit::tensorflow::model

#endif
