#ifndef OPLIFT_TESTS_MEANING_JUDGE_HPP
#define OPLIFT_TESTS_MEANING_JUDGE_HPP

#include <cstdint>
#include <meaning/draft.hpp>
#include <meaning/evaluate_graph.hpp>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// What became of a graph.
enum class fate {
    kept,    ///< it was lifted, and the IR means the same
    refused, ///< it was not lifted
    invalid, ///< TensorFlow would not run it
    broken,  ///< it was lifted, and the IR means something else
};

struct verdict {
    fate what = fate::invalid;
    std::string why;                      ///< of a refusal, or what differs
    std::vector<std::string> rules{};     ///< that made the IR
    std::vector<std::string> operators{}; ///< of the IR, sorted
    std::string ir{};                     ///< as text
    bool is_remade = false;               ///< a TensorFlow graph could be written for the IR
};

/// Random values for the placeholders and variables of a graph, by a seed. The same name has the same value in all
/// variants of a graph. Attributes of the node say from where to where (`_low`, `_high`), and the shape that a
/// placeholder is fed with (`_fed`); else an unknown extent becomes 2.
surroundings surroundings_of(const draft& graph, std::uint32_t seed);

/// Lifts a graph by all rules of the library and compares three evaluations, on random inputs: of the graph, of the IR
/// by its attributes, and of the TensorFlow graph that is written for the IR. None of the kernels behind them is of
/// the library, and the second knows nothing of TensorFlow: what a rule and the writer got wrong in the same way does
/// not pass.
///
/// A dropout's random numbers run through the interval from 0 to 1 in equal steps: the mean over all of them is what
/// it comes to outside training.
verdict judge(draft graph, std::uint32_t seed);

/// Makes constants of a graph's variables, as a frozen graph has them: with the values that the seed gives them.
/// Those of one element stay: as a constant, a single number can be what another rule asks for.
void freeze(draft& graph, std::uint32_t seed);

/// The graph, the IR and what became of it, for the message of a failed test.
std::string text_of(const draft& graph, const verdict& of);

} // namespace oplift::test::meaning

#endif
