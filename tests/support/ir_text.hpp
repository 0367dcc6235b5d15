#ifndef OPLIFT_TESTS_SUPPORT_IR_TEXT_HPP
#define OPLIFT_TESTS_SUPPORT_IR_TEXT_HPP

#include <oplift/ir/operator_graph.hpp>

#include <string>

namespace oplift::test {

/// An IR as text, an operator a line, in topological order; see lifted_text.
std::string ir_text(const ir::operator_graph& graph);

} // namespace oplift::test

#endif
