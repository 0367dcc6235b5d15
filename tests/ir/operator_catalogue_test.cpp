#include <oplift/ir/operator_catalogue.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/length.hpp>
#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>

using namespace oplift;

TEST_CASE("no two operators share a name, and each is found by its name")
{
    std::set<std::string_view> names;
    boost::hana::for_each(ir::all_operators, [&](auto type) {
        using op = typename decltype(type)::type;
        INFO(op::operator_name);
        CHECK(names.insert(op::operator_name).second);
        CHECK(ir::find_operator(op::operator_name) != nullptr);
    });
    CHECK(names.size() == 100);
    CHECK(ir::find_operator("Convolution") == nullptr);
}

TEST_CASE("the numbers of inputs follow from the members")
{
    CHECK(ir::find_operator("Gather")->least_inputs == 1);
    CHECK(ir::find_operator("Gather")->most_inputs == 2);
    CHECK(ir::find_operator("Concat")->least_inputs == 2);
    CHECK(ir::find_operator("Concat")->most_inputs == std::numeric_limits<std::size_t>::max());
    CHECK(ir::find_operator("Slice")->most_inputs == 4);
    CHECK(ir::find_operator("DataInput")->most_inputs == 0);
    CHECK(ir::find_operator("Mul")->least_inputs == 2);
}

TEST_CASE("what is required follows from the members")
{
    const ir::operator_description& conv = *ir::find_operator("Conv");
    CHECK(conv.required == std::vector<std::string_view>{"weights", "use_bias", "kernel_shape", "strides", "pads"});
    CHECK(conv.weights == std::vector<std::string_view>{"weights", "bias"});
    CHECK(ir::find_operator("DataInput")->required == std::vector<std::string_view>{"shape", "dtype"});
    CHECK(ir::find_operator("Constant")->required == std::vector<std::string_view>{"value"});
    CHECK(ir::find_operator("Constant")->weights == std::vector<std::string_view>{"value"});
}

TEST_CASE("the attributes of Split and Unstack tell the number of outputs")
{
    CHECK(ir::output_count({"Split", {{"axis", std::int64_t{3}}, {"split", std::int64_t{2}}}, {}}) == 2);
    CHECK(ir::output_count({"Split", {{"split", std::vector<std::int64_t>{4, 5, 6}}}, {}}) == 3);
    CHECK(ir::output_count({"Unstack", {{"num", std::int64_t{7}}}, {}}) == 7);
    CHECK(ir::output_count({"Relu", {}, {}}) == 1);
}
