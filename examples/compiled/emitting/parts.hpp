#ifndef OPLIFT_EXAMPLES_EMITTING_PARTS_HPP
#define OPLIFT_EXAMPLES_EMITTING_PARTS_HPP

#include <oplift/emit/emission_table.hpp>
#include <oplift/emit/tensorflow/program_writer.hpp>

#include <span>

namespace oplift::compiled {

using emissions = std::span<const emit::emission<emit::tensorflow::program_writer>>;

// The families of emit::tensorflow::operator_table; each function is compiled in a file of its own.

/// Layers, element-wise operators and reductions.
emissions emissions_of_layers();

/// Sources, and what arranges elements anew.
emissions emissions_of_arrangement();

} // namespace oplift::compiled

#endif
