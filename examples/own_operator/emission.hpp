#ifndef OWN_OPERATOR_EMISSION_HPP
#define OWN_OPERATOR_EMISSION_HPP

#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <vector>

oplift::emit::tensorflow::program program_of(const oplift::ir::operator_graph& graph,
                                             std::vector<oplift::obstacle>& problems);

#endif
