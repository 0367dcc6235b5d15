#include <oplift/infer/library_tables.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("the library's tables know the shape and the values of an operator, and nothing of one that does not exist")
{
    REQUIRE(infer::library_tables.shape_rule_of("Add"));
    CHECK(infer::library_tables.shape_rule_of("Add")->name == "Add");
    REQUIRE(infer::library_tables.evaluation_rule_of("Add"));
    CHECK(infer::library_tables.evaluation_rule_of("Add")->name == "Add");
    CHECK(!infer::library_tables.shape_rule_of("NoSuchOperator"));
    CHECK(!infer::library_tables.evaluation_rule_of("NoSuchOperator"));
}
