#ifndef OPLIFT_EXAMPLES_LIFTING_LIBRARY_RULES_HPP
#define OPLIFT_EXAMPLES_LIFTING_LIBRARY_RULES_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/rule_table.hpp>

namespace oplift::compiled {

/// All rules of the library. They are compiled in a file of their own, apart from what reads, lifts and writes.
rule_table_view<ir::built_operators> library_rules();

} // namespace oplift::compiled

#endif
