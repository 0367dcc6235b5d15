#ifndef OPLIFT_TESTS_SUPPORT_WEIGHTS_HPP
#define OPLIFT_TESTS_SUPPORT_WEIGHTS_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::test {

/// A weight that is a constant.
inline weight weight_of(tensor value)
{
    weight w;
    w.type         = value.type;
    w.source_shape = value.shape;
    w.read         = [value = std::move(value)] { return value; };
    return w;
}

/// A weight of floats with a value.
inline weight floats(std::vector<std::int64_t> shape, std::vector<float> elements)
{
    return weight_of(tensor::of(data_type::float32, std::move(shape), std::move(elements)));
}

} // namespace oplift::test

#endif
