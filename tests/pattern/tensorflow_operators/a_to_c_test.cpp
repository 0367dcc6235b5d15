#include "support/operator_lines.hpp"
#include <oplift/pattern/tensorflow_operators/a_to_c.hpp>

#include <iterator>

TEST_CASE("TensorFlow's operators from A to C are sorted and can be read")
{
    CHECK(std::size(oplift::detail::operators_a_to_c) > 80);
    oplift::test::check_operator_lines(oplift::detail::operators_a_to_c, 'A', 'C');
}
