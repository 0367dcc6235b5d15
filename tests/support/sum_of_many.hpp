#ifndef OPLIFT_TESTS_SUPPORT_SUM_OF_MANY_HPP
#define OPLIFT_TESTS_SUPPORT_SUM_OF_MANY_HPP

#include <string>

namespace oplift::test {

/// A graph, in the notation of graph_text, with a sum "n0_0" of 64 terms by 63 additions: 63 times "a", and "b". There
/// are 2^63 ways to exchange the operands.
inline std::string sum_of_many()
{
    std::string text = "a = Placeholder()\nb = Placeholder()\n";
    for (int level = 5; level >= 0; --level)
        for (int i = 0; i < 1 << level; ++i) {
            const auto operand = [&](int which) {
                const int below = 2 * i + which;
                return level == 5 ? std::string{below == 63 ? "b" : "a"}
                                  : "n" + std::to_string(level + 1) + "_" + std::to_string(below);
            };
            text += "n" + std::to_string(level) + "_" + std::to_string(i) + " = Add(" + operand(0) + ", " + operand(1) +
                    ")\n";
        }
    return text;
}

} // namespace oplift::test

#endif
