#include <oplift/emit/tensorflow/operator_table.hpp>

#include <boost/hana/for_each.hpp>
#include <doctest/doctest.h>

#include <emitting/parts.hpp>
#include <set>
#include <string_view>

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

TEST_CASE("the parts in which the examples compile the table have all of its entries")
{
    std::multiset<std::string_view> whole, in_parts;
    for (const auto& entry : tensorflow::operator_table)
        whole.insert(entry.operator_name);
    for (const auto part : {compiled::emissions_of_layers(), compiled::emissions_of_arrangement()})
        for (const auto& entry : part)
            in_parts.insert(entry.operator_name);
    CHECK(in_parts == whole);
}
