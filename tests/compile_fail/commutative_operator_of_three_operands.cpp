// expect: only operators with two operands can be commutative
#include <oplift/pattern.hpp>

using namespace oplift::pattern;

#ifdef ACCEPT
inline constexpr tensorflow_operator<2, operand_order::any, "Sum"> sum_of{};
#else
inline constexpr tensorflow_operator<3, operand_order::any, "Sum"> sum_of{};
#endif

inline constexpr auto commutes = decltype(sum_of)::commutative;
