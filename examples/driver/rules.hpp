#ifndef OPLIFT_EXAMPLES_DRIVER_RULES_HPP
#define OPLIFT_EXAMPLES_DRIVER_RULES_HPP

#include "status.hpp"

namespace oplift::driver {

/// The arguments of oplift rules.
struct rules_arguments {
    bool markdown = false; ///< as rules/README.md
};

/// Prints the catalogue of rules, with what each matches and captures.
status list_rules(const rules_arguments& given);

} // namespace oplift::driver

#endif
