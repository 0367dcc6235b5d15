#include "support/operator_lines.hpp"
#include <oplift/pattern/tensorflow_operators/d_to_l.hpp>

#include <iterator>

TEST_CASE("TensorFlow's operators from D to L are sorted and can be read")
{
    CHECK(std::size(oplift::detail::operators_d_to_l) > 100);
    oplift::test::check_operator_lines(oplift::detail::operators_d_to_l, 'D', 'L');
}
