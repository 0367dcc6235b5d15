#include "support/operator_lines.hpp"
#include <oplift/pattern/tensorflow_operators/m_to_r.hpp>

#include <iterator>

TEST_CASE("TensorFlow's operators from M to R are sorted and can be read")
{
    CHECK(std::size(oplift::detail::operators_m_to_r) > 120);
    oplift::test::check_operator_lines(oplift::detail::operators_m_to_r, 'M', 'R');
}
