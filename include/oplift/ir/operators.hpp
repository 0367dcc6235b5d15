#ifndef OPLIFT_IR_OPERATORS_HPP
#define OPLIFT_IR_OPERATORS_HPP

#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/convolution.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/ir/operators/pooling.hpp>
#include <oplift/ir/operators/reduction.hpp>
#include <oplift/ir/operators/source.hpp>

#endif
