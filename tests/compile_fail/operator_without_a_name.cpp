// expect: an operator needs at least one TensorFlow name
#include <oplift/pattern.hpp>

#ifdef ACCEPT
inline constexpr auto pattern = oplift::pattern::fixed_order<1, "Round">(oplift::pattern::tensor<"x">);
#else
inline constexpr auto pattern = oplift::pattern::fixed_order<1>(oplift::pattern::tensor<"x">);
#endif
