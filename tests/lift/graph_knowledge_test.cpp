#include <oplift/error.hpp>
#include <oplift/fixed_string.hpp>
#include <oplift/graph/find_output.hpp>
#include <oplift/graph/prune.hpp>
#include <oplift/lift/graph_knowledge.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <lifting/inference_tables.hpp>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;

namespace {

/// Each variable is float32 [2] with the elements 1 and 2.
struct ones_and_twos : variable_source {
    std::optional<description> describe(std::string_view) const override
    {
        return description{data_type::float32, {2}};
    }
    tensor read(std::string_view) const override { return tensor::of<float>(data_type::float32, {2}, {1, 2}); }
};

/// The same, which reads in order other numbers, to be told by.
struct ones_and_twenties : ones_and_twos {
    value_reader reader(std::string_view) const override
    {
        return {[] { return tensor{}; },
                [](const byte_consumer& consumer) {
                    constexpr std::array<float, 2> numbers{1, 20};
                    consumer(std::as_bytes(std::span{numbers}));
                }};
    }
};

/// A graph, pruned to what node "y" needs, with everything that is known of it.
struct known_graph {
    explicit known_graph(std::string_view text, std::shared_ptr<const variable_source> variables = nullptr)
        : part{prune_to_y(test::graph_text::parse(text))}, facts{part.graph, variables.get(), compiled::library_tables},
          knowledge{part.graph, facts, variables}
    {
    }

    static pruned_graph prune_to_y(const dataflow_graph& whole)
    {
        const std::vector<tensor_reference> outputs{find_output(whole, "y")};
        return prune(whole, outputs, {}, dependencies::data_and_control);
    }

    tensor_reference operator[](std::string_view name) const { return find_output(part.graph, name); }

    pruned_graph part;
    inference facts;
    graph_knowledge knowledge;
};

} // namespace

TEST_CASE("a constant of equal elements has one value, also behind an Identity; integers have elements")
{
    const known_graph graph{R"(
        halves = Const() value=float32<2,2>{0.5}
        same = Identity(halves)
        ramp = Const() value=int32<3>{1,2,3}
        floats = Const() value=float32<2>{1,2}
        x = Placeholder() dtype=float32 shape=<2>
        y = Pack(same, ramp, floats, x)
    )"};
    const graph_knowledge& known = graph.knowledge;
    CHECK(known.scalar(graph["halves"]) == 0.5);
    CHECK(known.scalar(graph["same"]) == 0.5);
    CHECK(!known.scalar(graph["ramp"]));
    CHECK(!known.scalar(graph["x"]));
    REQUIRE(known.integers(graph["ramp"]));
    CHECK(*known.integers(graph["ramp"]) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(known.integers(graph["ramp"]) == known.integers(graph["ramp"]));
    CHECK(known.integers(graph["floats"]) == nullptr);
    CHECK(known.integers(graph["x"]) == nullptr);
}

TEST_CASE("a parameter bears the name of its variable behind Identity and ReadVariableOp; what is computed bears none")
{
    const known_graph graph{R"(
                                old = VariableV2() dtype=float32 shape=<2>
                                old_read = Identity(old)
                                new = VarHandleOp() dtype=float32 shape=<2>
                                handle = Identity(new)
                                new_read = ReadVariableOp(handle) dtype=float32
                                new_same = Identity(new_read)
                                sum = Add(old_read, new_same) T=float32
                                c = Const() value=float32<2>{1,2}
                                y = Pack(old_read, new_same, sum, c)
                            )",
                            std::make_shared<ones_and_twos>()};
    const graph_knowledge& known = graph.knowledge;
    CHECK(known.parameter(graph["old_read"]).variable == "old");
    CHECK(known.parameter(graph["new_same"]).variable == "new");
    CHECK(known.parameter(graph["sum"]).variable.empty());
    CHECK(known.parameter(graph["c"]).variable.empty());
    CHECK(known.parameter(graph["new_same"]).read().at<float>(1) == 2.f);
    CHECK(known.parameter(graph["sum"]).read().at<float>(1) == 4.f);
    CHECK(known.parameter(graph["sum"]).shape() == std::vector<std::int64_t>{2});
}

TEST_CASE("a parameter is read in order where its bytes are a variable's, and the source can do that")
{
    constexpr std::string_view text = R"(
        w = VariableV2() dtype=float32 shape=<2>
        read = Identity(w)
        sum = Add(read, read) T=float32
        other = VariableV2() dtype=int32 shape=<2>
        y = Pack(read, sum, other)
    )";
    const known_graph graph{text, std::make_shared<ones_and_twenties>()};
    const weight w = graph.knowledge.parameter(graph["read"]);
    REQUIRE(w.read.is_in_order());
    float second = 0;
    w.read.in_order([&](std::span<const std::byte> bytes) { std::memcpy(&second, bytes.data() + 4, 4); });
    CHECK(second == 20.f);
    CHECK(w.read().at<float>(1) == 2.f);
    CHECK(!graph.knowledge.parameter(graph["sum"]).read.is_in_order());
    CHECK(!graph.knowledge.parameter(graph["other"]).read.is_in_order()); // the source says that it holds float32
    const known_graph plain{text, std::make_shared<ones_and_twos>()};
    CHECK(!plain.knowledge.parameter(plain["read"]).read.is_in_order());
}

TEST_CASE("without a checkpoint a variable has a shape and no value; a constant has both")
{
    const known_graph graph{R"(
        w = VariableV2() dtype=float32 shape=<3,4>
        c = Const() value=float32<2>{1,2}
        y = Pack(w, c)
    )"};
    CHECK(graph.knowledge.is_parameter(graph["w"]));
    CHECK(!graph.knowledge.parameter(graph["w"]).has_value());
    CHECK(graph.knowledge.parameter(graph["w"]).shape() == std::vector<std::int64_t>{3, 4});
    CHECK(graph.knowledge.parameter(graph["c"]).has_value());
}

TEST_CASE("a parameter does not vary, and its shape is known")
{
    const known_graph graph{R"(
        w = VariableV2() dtype=float32 shape=<*>
        x = Placeholder() dtype=float32 shape=<2>
        y = Pack(w, x)
    )"};
    CHECK(!graph.knowledge.is_parameter(graph["w"]));
    CHECK(!graph.knowledge.is_parameter(graph["x"]));
}

TEST_CASE("a value that cannot be computed is refused when it is read, by the name of the node")
{
    const known_graph graph{R"(
                                w = VariableV2() dtype=float32 shape=<2>
                                odd = Lgamma(w) T=float32
                                y = Reshape(odd, shape)
                                shape = Const() value=int32<1>{2}
                            )",
                            std::make_shared<ones_and_twos>()};
    REQUIRE(graph.knowledge.is_parameter(graph["odd"]));
    const weight value = graph.knowledge.parameter(graph["odd"]);
    CHECK_THROWS_AS(value.read(), refusal);
}

TEST_CASE("a subject's operands and users are those behind nodes that only pass a tensor on")
{
    const known_graph graph{R"(
        x = Placeholder() dtype=float32 shape=<2>
        i = Identity(x)
        s = StopGradient(i)
        a = Relu(s)
        b = Tanh(x)
        y = Add(a, b, ^b, ^s)
    )"};
    const subject view  = subject_of(graph.part.graph, graph.facts, graph.knowledge);
    const auto operands = [&](std::string_view name) {
        std::string names;
        for (std::size_t i = view.first_operand[graph[name].node]; i < view.first_operand[graph[name].node + 1]; ++i)
            names.append(view.names[view.operands[i].node]).append(" ");
        return names;
    };
    const auto users = [&](std::string_view name) {
        std::string names;
        for (std::size_t i = view.first_use[graph[name].node]; i < view.first_use[graph[name].node + 1]; ++i)
            names.append(view.uses[i].control ? "^" : "").append(view.names[view.uses[i].user]).append(" ");
        return names;
    };
    CHECK(operands("a") == "x ");
    CHECK(operands("y") == "a b ");
    CHECK(users("i") == "");
    CHECK(users("s") == "");
    const std::string of_x = users("x");
    CHECK((of_x == "a b ^y " || of_x == "b a ^y "));
    REQUIRE(view.control_inputs_of(graph["y"].node).size() == 2);
    CHECK(view.control_inputs_of(graph["y"].node)[0] == graph["b"]);
    CHECK(view.control_inputs_of(graph["y"].node)[1] == graph["x"]);
    CHECK(view.control_inputs_of(graph["a"].node).empty());
    CHECK(users("b") == "y ^y ");
    CHECK(view.operator_names[graph["a"].node] == "Relu");
    CHECK(view.operator_hash[graph["a"].node] == hash_of("Relu"));
    CHECK(view.knowledge == &graph.knowledge);
}
