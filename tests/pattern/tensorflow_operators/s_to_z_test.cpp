#include "support/operator_lines.hpp"
#include <oplift/pattern/tensorflow_operators/s_to_z.hpp>

#include <iterator>

TEST_CASE("TensorFlow's operators from S on are sorted and can be read")
{
    CHECK(std::size(oplift::detail::operators_s_to_z) > 120);
    oplift::test::check_operator_lines(oplift::detail::operators_s_to_z, 'S', '_');
}
