#ifndef OPLIFT_TESTS_MEANING_FIXTURES_HPP
#define OPLIFT_TESTS_MEANING_FIXTURES_HPP

#include <string>
#include <vector>

namespace oplift::test::meaning {

/// A graph that a rule recognises, in the notation of graph_text.hpp; see surroundings_of for the attributes that tell
/// what it is run with.
struct fixture {
    std::string rule;
    std::string graph;
    std::vector<std::string> outputs = {"y"};
};

// By family, as the rules are.
std::vector<fixture> activation_fixtures();
std::vector<fixture> arrangement_fixtures();
std::vector<fixture> convolution_fixtures();
std::vector<fixture> dense_fixtures();
std::vector<fixture> elementwise_fixtures();
std::vector<fixture> normalization_fixtures();
std::vector<fixture> pooling_fixtures();
std::vector<fixture> reduction_fixtures();
std::vector<fixture> regularization_fixtures();
std::vector<fixture> source_fixtures();

/// All of them. A rule that has none fails the test of coverage.
std::vector<fixture> all_fixtures();

} // namespace oplift::test::meaning

#endif
