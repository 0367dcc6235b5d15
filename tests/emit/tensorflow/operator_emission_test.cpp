#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/ir/operators/activation.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::emit::tensorflow;

TEST_CASE("an entry names the operator that it is for")
{
    static constexpr auto entry = on<ir::relu>([](const auto&, program_writer&) {});
    CHECK(entry.operator_name == "Relu");
}
