#ifndef OPLIFT_TESTS_IR_SMALL_MODEL_HPP
#define OPLIFT_TESTS_IR_SMALL_MODEL_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <vector>

namespace oplift::test {

/// A weight of floats with a value.
weight floats(std::vector<std::int64_t> shape, std::vector<float> elements);

/// A convolution of extent 1 with bias, whose result is split in two, of which one half is the output.
ir::operator_graph small_model();

} // namespace oplift::test

#endif
