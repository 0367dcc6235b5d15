#include <oplift/emit/tensorflow/operator_table.hpp>

#include <boost/hana/for_each.hpp>
#include <doctest/doctest.h>

#include <set>

using namespace oplift;
using namespace oplift::emit;

TEST_CASE("TensorFlow has an entry for each operator of the IR, and for no other")
{
    std::set<std::string_view> names;
    boost::hana::for_each(ir::all_operators, [&](auto type) {
        using op = typename decltype(type)::type;
        names.insert(op::operator_name);
        CHECK(find_emission<tensorflow::program_writer>(tensorflow::operator_table, op::operator_name) != nullptr);
    });
    CHECK(tensorflow::operator_table.size() == names.size());
}
