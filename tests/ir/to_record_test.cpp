#include <oplift/ir/operators.hpp>
#include <oplift/ir/to_record.hpp>

#include <doctest/doctest.h>

using namespace oplift;

namespace {

weight some_weight(std::int64_t extent)
{
    weight w;
    w.type         = data_type::float32;
    w.source_shape = {extent};
    return w;
}

const ir::attribute* find(const ir::record& op, std::string_view name)
{
    for (const auto& entry : op.attributes)
        if (entry.first == name)
            return &entry.second;
    return nullptr;
}

} // namespace

TEST_CASE("a record has the operator's name and its attributes and weights, sorted")
{
    std::vector<tensor_reference> inputs;
    const ir::record op = ir::to_record(ir::convolution{.input        = tensor_reference{7, 1},
                                                        .weights      = some_weight(1),
                                                        .bias         = {some_weight(2)},
                                                        .kernel_shape = {1, 1, 1, 2},
                                                        .auto_pad     = "VALID"},
                                        inputs);
    CHECK(op.operator_name == "Conv");
    CHECK(inputs == std::vector<tensor_reference>{{7, 1}});
    std::vector<std::string> names;
    for (const auto& entry : op.attributes)
        names.push_back(entry.first);
    CHECK(names == std::vector<std::string>{"auto_pad", "kernel_shape", "pads", "strides", "use_bias"});
    REQUIRE(op.weights.size() == 2);
    CHECK(op.weights[0].first == "bias");
    CHECK(op.weights[0].second.source_shape == std::vector<std::int64_t>{2});
    CHECK(op.weights[1].first == "weights");
    CHECK(find(op, "use_bias")->get<bool>());
    CHECK(find(op, "auto_pad")->get<std::string>() == "VALID");
    CHECK(find(op, "kernel_shape")->get<std::vector<std::int64_t>>() == std::vector<std::int64_t>{1, 1, 1, 2});
}

TEST_CASE("a weight that is not there is flagged as such and not written")
{
    std::vector<tensor_reference> inputs;
    const ir::record op = ir::to_record(ir::batch_normalization{.mean = some_weight(1), .var = some_weight(1)}, inputs);
    CHECK(op.weights.size() == 2);
    CHECK_FALSE(find(op, "scale")->get<bool>());
    CHECK_FALSE(find(op, "bias")->get<bool>());
}

TEST_CASE("operands keep the order in which they are declared, optional and variadic ones included")
{
    std::vector<tensor_reference> inputs;
    ir::to_record(ir::gather{.source = tensor_reference{1, 0}, .indices = tensor_reference{2, 0}}, inputs);
    ir::to_record(ir::gather{.indices = tensor_reference{3, 0}, .weights = some_weight(1)}, inputs);
    ir::to_record(ir::concat{.inputs = {tensor_reference{4, 0}, tensor_reference{5, 2}}}, inputs);
    ir::to_record(
        ir::add{.left = tensor_reference{6, 0}, .right = tensor_reference{7, 0}, .more = {tensor_reference{8, 0}}},
        inputs);
    CHECK(inputs == std::vector<tensor_reference>{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 2}, {6, 0}, {7, 0}, {8, 0}});
}

TEST_CASE("a shape of unknown rank is written, an optional attribute without a value is not")
{
    std::vector<tensor_reference> inputs;
    const ir::record input = ir::to_record(ir::data_input{.shape = stated_shape{}, .dtype = data_type::int32}, inputs);
    REQUIRE(find(input, "shape"));
    CHECK_FALSE(find(input, "shape")->get<stated_shape>().has_value());
    CHECK(find(input, "dtype")->get<data_type>() == data_type::int32);
    CHECK_FALSE(find(ir::to_record(ir::elu{}, inputs), "alpha"));
    CHECK(find(ir::to_record(ir::elu{.alpha = 0.5}, inputs), "alpha")->get<double>() == 0.5);
}

TEST_CASE("a constant's value is an attribute or a weight")
{
    std::vector<tensor_reference> inputs;
    CHECK(find(ir::to_record(ir::constant{.value = std::int64_t{3}}, inputs), "value")->get<std::int64_t>() == 3);
    const ir::record weighty = ir::to_record(ir::constant{.value = some_weight(4)}, inputs);
    CHECK(weighty.attributes.empty());
    CHECK(weighty.weights.at(0).first == "value");
}
