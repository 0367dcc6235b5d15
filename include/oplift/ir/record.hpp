#ifndef OPLIFT_IR_RECORD_HPP
#define OPLIFT_IR_RECORD_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::ir {

/// The value of an attribute of an IR operator: MMdnn's AttrValue without the parts that no parser writes.
using attribute = std::variant<std::int64_t, double, bool, std::string, data_type, stated_shape, std::vector<std::int64_t>,
                               std::vector<double>, std::vector<stated_shape>>;

/// An operator of the IR in its general form, in which passes and file writers treat all operators alike.
/// The typed forms are in <oplift/ir/operators.hpp>; to_record and from_record lead from one to the other.
struct record {
    std::string                                    operator_name; ///< such as "Conv"
    std::vector<std::pair<std::string, attribute>> attributes;    ///< sorted by name
    std::vector<std::pair<std::string, weight>>    weights;       ///< sorted by name
};

} // namespace oplift::ir

#endif
