#ifndef OPLIFT_PATTERN_HPP
#define OPLIFT_PATTERN_HPP

// The vocabulary in which rules are written. Neither Boost.Graph nor protobuf, fmt or streams are behind it.
#include <oplift/pattern/as_written.hpp>
#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/choice.hpp>
#include <oplift/pattern/condition.hpp>
#include <oplift/pattern/custom_operator.hpp>
#include <oplift/pattern/each.hpp>
#include <oplift/pattern/exclusion.hpp>
#include <oplift/pattern/operation.hpp>
#include <oplift/pattern/operators.hpp>
#include <oplift/pattern/overlap.hpp>
#include <oplift/pattern/used_elsewhere.hpp>

#endif
