#ifndef OPLIFT_TESTS_IR_SMALL_MODEL_HPP
#define OPLIFT_TESTS_IR_SMALL_MODEL_HPP

#include <oplift/ir/operator_graph.hpp>

#include <support/weights.hpp>

namespace oplift::test {

/// A convolution of extent 1 with bias, whose result is split in two, of which one half is the output.
ir::operator_graph small_model();

} // namespace oplift::test

#endif
