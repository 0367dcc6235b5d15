#include <oplift/load/checkpoint_variables.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <load/checkpoint_writer.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

struct stored_model {
    temporary_folder folder;
    checkpoint_writer writer;

    checkpoint_variables variables(std::string_view graph) const
    {
        writer.write(folder / "model");
        return {graph_text::parse(graph), std::make_shared<const checkpoint>(folder / "model")};
    }
};

} // namespace

TEST_CASE("a variable is stored under its own name")
{
    stored_model model;
    model.writer.add<float>("w", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("shared", tf::DT_FLOAT, {}, {3});
    const auto variables = model.variables(R"(
        w = VariableV2() dtype=float32 shape=<2>
        handle = VarHandleOp() dtype=float32 shape=<> shared_name="shared"
        absent = VarHandleOp() dtype=float32 shape=<>
        relu = Relu(w)
    )");
    CHECK(variables.size() == 2);
    CHECK(variables.describe("w")->shape == std::vector<std::int64_t>{2});
    CHECK(variables.describe("w")->type == data_type::float32);
    CHECK(variables.read("w").at<float>(1) == 2);
    CHECK(variables.key_of("handle") == "shared");
    CHECK(variables.read("handle").at<float>(0) == 3);
    CHECK(!variables.describe("absent"));
    CHECK(!variables.describe("shared"));
    CHECK(!variables.describe("relu"));
    CHECK(message_of<input_error>([&] { variables.read("absent"); }) ==
          (model.folder / "model").string() + ": variable 'absent': the checkpoint does not hold it");
    std::size_t bytes = 0;
    const auto count  = [&](std::span<const std::byte> piece) { bytes += piece.size(); };
    variables.reader("w").in_order(count);
    CHECK(bytes == 8);
    CHECK(variables.reader("w")().at<float>(1) == 2);
    CHECK_THROWS_AS(variables.reader("absent").in_order(count), input_error);
}

TEST_CASE("else the graph's restore operators name the key")
{
    stored_model model;
    model.writer.add<float>("w/ExponentialMovingAverage", tf::DT_FLOAT, {}, {1});
    model.writer.add<float>("other/r", tf::DT_FLOAT, {}, {2});
    model.writer.add<float>("kept", tf::DT_FLOAT, {}, {3});
    model.writer.add<float>("kept/other", tf::DT_FLOAT, {}, {4});
    model.writer.add<float>("old/v", tf::DT_FLOAT, {}, {5});
    const auto variables = model.variables(R"(
        names = Const() value=string<3>{"w/ExponentialMovingAverage","other/r","kept/other"}
        slices = Const() value=string<3>{"","",""}
        prefix = Const() value=string<>{"model"}
        restore = RestoreV2(prefix, names, slices)
        w = VariableV2() dtype=float32 shape=<>
        assign = Assign(w, restore)
        r = VarHandleOp() dtype=float32 shape=<>
        identity = Identity(restore:1)
        assign_r = AssignVariableOp(r, identity)
        kept = VariableV2() dtype=float32 shape=<>
        assign_kept = Assign(kept, restore:2)
        name = Const() value=string<>{"old/v"}
        slice = Const() value=string<>{""}
        restore_old = RestoreSlice(prefix, name, slice)
        v = Variable() dtype=float32 shape=<>
        assign_v = Assign(v, restore_old)
        u = VariableV2() dtype=float32 shape=<>
        assign_u = Assign(u, restore:3)
    )");
    CHECK(variables.key_of("w") == "w/ExponentialMovingAverage");
    CHECK(variables.read("w").at<float>(0) == 1);
    CHECK(variables.read("r").at<float>(0) == 2);
    CHECK(variables.key_of("kept") == "kept");
    CHECK(variables.read("v").at<float>(0) == 5);
    CHECK(!variables.key_of("u"));
}

TEST_CASE("of several restored keys the first in the alphabet that is stored counts")
{
    stored_model model;
    model.writer.add<float>("b", tf::DT_FLOAT, {}, {1});
    model.writer.add<float>("c", tf::DT_FLOAT, {}, {2});
    const auto variables = model.variables(R"(
        names = Const() value=string<3>{"c","b","a"}
        slices = Const() value=string<3>{"","",""}
        restore = RestoreV2(names, names, slices)
        w = VariableV2() dtype=float32 shape=<>
        assign_1 = Assign(w, restore:0)
        assign_2 = Assign(w, restore:1)
        assign_3 = Assign(w, restore:2)
    )");
    CHECK(variables.key_of("w") == "b");
}

TEST_CASE("a part of a partitioned variable is read from its tensor")
{
    stored_model model;
    model.writer.add_sliced("w", tf::DT_INT32, {3, 2});
    model.writer.add_slice<std::int32_t>("w", {{0, 0}, {2, -1}}, {2, 2}, {1, 2, 3, 4});
    model.writer.add_slice<std::int32_t>("w", {{2, 0}, {1, -1}}, {1, 2}, {5, 6});
    const std::string graph = R"(
        names = Const() value=string<2>{"w","w"}
        prefix = Const() value=string<>{"model"}
        restore = RestoreV2(prefix, names, slices)
        w/part_0 = VariableV2() dtype=int32 shape=<2,2>
        w/part_1 = VariableV2() dtype=int32 shape=<1,2>
        assign_0 = Assign(w/part_0, restore)
        assign_1 = Assign(w/part_1, restore:1)
    )";
    // The notation of test graphs has no texts with commas or blanks.
    auto with_slices = [&](const std::string& first, const std::string& second) {
        graph_builder builder{"test"};
        const auto rest = graph_text::parse("slices = Const()\n" + graph);
        std::vector<std::string> inputs;
        for (node_id node = 0; node < num_vertices(rest); ++node) {
            inputs.clear();
            for (const tensor_reference operand : operands_of(rest, node))
                inputs.push_back(std::string{rest[operand.node].name} + ":" + std::to_string(operand.output));
            attribute_map attributes = rest[node].attributes;
            if (rest[node].name == "slices") {
                tensor value;
                value.type    = data_type::string;
                value.shape   = {2};
                value.strings = std::make_shared<const std::vector<std::string>>(std::vector{first, second});
                attributes    = attribute_map{{{"value", value}}};
            }
            builder.add(rest[node].name, rest[node].operator_name, inputs, attributes);
        }
        model.writer.write(model.folder / "model");
        return checkpoint_variables{std::move(builder).finish(),
                                    std::make_shared<const checkpoint>(model.folder / "model")};
    };
    const auto variables = with_slices("3 2 0,2:-", "3 2 2,1:-");
    CHECK(variables.describe("w/part_0")->shape == std::vector<std::int64_t>{2, 2});
    CHECK(variables.read("w/part_0").at<std::int32_t>(3) == 4);
    std::size_t bytes = 0;
    variables.reader("w/part_0").in_order([&](std::span<const std::byte> piece) { bytes += piece.size(); });
    CHECK(bytes == 16);
    CHECK(variables.describe("w/part_1")->shape == std::vector<std::int64_t>{1, 2});
    CHECK(variables.read("w/part_1").at<std::int32_t>(1) == 6);
    CHECK(message_of<input_error>([&] { with_slices("3 2 nonsense", ""); }) ==
          "test: node 'restore': '3 2 nonsense' is not a slice");
    const auto other = with_slices("4 2 0,2:-", "3 2 2,1:-");
    CHECK(message_of<input_error>([&] { other.describe("w/part_0"); }) ==
          (model.folder / "model").string() +
              ": variable 'w/part_0': the checkpoint holds int32 [3, 2] under 'w', but the graph test states int32 "
              "[2, 2], a slice of [4, 2]");
}

TEST_CASE("type and shape must be what the graph states")
{
    stored_model model;
    model.writer.add<float>("w", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("t", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("open", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("unknown", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("old", tf::DT_FLOAT, {2}, {1, 2});
    model.writer.add<float>("scalar", tf::DT_FLOAT, {2}, {1, 2});
    const auto variables   = model.variables(R"(
        w = VariableV2() dtype=float32 shape=<3>
        t = VariableV2() dtype=int32 shape=<2>
        open = VarHandleOp() dtype=float32 shape=<?>
        unknown = VarHandleOp() dtype=float32 shape=<*>
        old = Variable() dtype=float32 shape=<>
        scalar = VariableV2() dtype=float32 shape=<>
    )");
    const std::string file = (model.folder / "model").string();
    const std::string says = file + ": variable 'w': the checkpoint holds float32 [2] under 'w', but the graph test "
                                    "states float32 [3]";
    CHECK(message_of<input_error>([&] { variables.describe("w"); }) == says);
    CHECK(message_of<input_error>([&] { variables.read("w"); }) == says);
    CHECK(message_of<input_error>([&] {
              variables.describe("t");
          }).ends_with("holds float32 [2] under 't', but the graph test states int32 [2]"));
    CHECK(variables.describe("open"));
    CHECK(variables.describe("unknown"));
    CHECK(variables.describe("old"));
    CHECK_THROWS_AS(variables.describe("scalar"), input_error);
}

TEST_CASE("a cycle of Identity nodes does no harm")
{
    stored_model model;
    const auto variables = model.variables(R"(
        w = VariableV2() dtype=float32 shape=<>
        a = Identity(b)
        b = Identity(a)
        assign = Assign(w, a)
    )");
    CHECK(variables.size() == 0);
}
