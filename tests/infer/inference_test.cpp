#include "inferred.hpp"
#include <oplift/infer/inference.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <lifting/inference_tables.hpp>
#include <sstream>
#include <string>
#include <support/graph_text.hpp>
#include <vector>

namespace oplift::test {

struct inferred::state {
    explicit state(std::string_view text)
        : graph{graph_text::parse(text)}, facts{graph, nullptr, compiled::library_tables}
    {
    }

    tensor_reference tensor(std::string_view name) const
    {
        const input_spelling spelling = parse_input(name);
        return {node_named(graph, spelling.node), spelling.output};
    }
    std::string text(dimension d)
    {
        if (d.known())
            return std::to_string(d.coefficient);
        const auto [letter, is_new] = letters.try_emplace(d.symbol, static_cast<char>('a' + letters.size()));
        return (d.coefficient == 1 ? "" : std::to_string(d.coefficient)) + letter->second;
    }
    std::string list(const std::vector<dimension>& dimensions)
    {
        std::string all;
        for (const dimension d : dimensions)
            all += (all.empty() ? "" : ",") + text(d);
        return all;
    }

    dataflow_graph graph;
    inference facts;
    std::map<std::uint32_t, char> letters;
};

inferred::inferred(std::string_view graph) : state_{std::make_unique<state>(graph)} {}
inferred::~inferred() = default;

std::string inferred::shape(std::string_view tensor) const
{
    const tensor_facts& facts = state_->facts.of(state_->tensor(tensor));
    return std::string{name_of(facts.type)} + "<" + (facts.shape ? state_->list(*facts.shape) : "*") + ">";
}

std::string inferred::elements(std::string_view tensor) const
{
    const tensor_facts& facts = state_->facts.of(state_->tensor(tensor));
    return facts.elements ? "{" + state_->list(*facts.elements) + "}" : "nothing";
}

std::string inferred::value(std::string_view name) const
{
    const auto value = state_->facts.value(state_->tensor(name));
    if (!value)
        return "nothing";
    std::ostringstream text;
    text << name_of(value->type) << '<';
    for (std::size_t i = 0; i < value->shape.size(); ++i)
        text << (i ? "," : "") << value->shape[i];
    text << ">{";
    for (std::int64_t i = 0; i < std::min<std::int64_t>(value->element_count(), 100); ++i) {
        text << (i ? "," : "");
        switch (value->type) {
        case data_type::float32:
            text << value->at<float>(i);
            break;
        case data_type::float64:
            text << value->at<double>(i);
            break;
        case data_type::int32:
            text << value->at<std::int32_t>(i);
            break;
        case data_type::int64:
            text << value->at<std::int64_t>(i);
            break;
        default:
            text << static_cast<int>(value->at<std::uint8_t>(i));
            break;
        }
    }
    return text.str() + "}";
}

std::string inferred::constancy(std::string_view tensor) const
{
    switch (state_->facts.of(state_->tensor(tensor)).when_known) {
    case constancy::constant:
        return "constant";
    case constancy::variable:
        return "variable";
    default:
        return "varying";
    }
}

std::string inferred::contradictions() const
{
    std::string text;
    for (const obstacle& found : state_->facts.contradictions())
        text += (text.empty() ? "" : "\n") + found.node + ": " + found.reason;
    return text;
}

std::size_t inferred::outputs(std::string_view node) const
{
    return state_->facts.output_count(node_named(state_->graph, node));
}

} // namespace oplift::test

using namespace oplift;
using test::inferred;

namespace {

/// Variables held in memory.
class stored_variables : public variable_source {
public:
    std::map<std::string, tensor, std::less<>> tensors;

    std::optional<description> describe(std::string_view name) const override
    {
        const auto found = tensors.find(name);
        return found == tensors.end() ? std::nullopt
                                      : std::optional{description{found->second.type, found->second.shape}};
    }
    tensor read(std::string_view name) const override
    {
        const auto found = tensors.find(name);
        if (found == tensors.end())
            throw input_error{"test", std::string{name}, "it is not stored"};
        return found->second;
    }
};

} // namespace

TEST_CASE("a batch stays the batch through shape arithmetic")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,7,7,64>
        s = Shape(x) T=float32
        zero = Const() value=int32<1>{0}
        one = Const() value=int32<1>{1}
        batch = StridedSlice(s, zero, one, one) T=int32 shrink_axis_mask=1
        rest = Const() value=int32<>{-1}
        to = Pack(batch, rest) T=int32 N=2
        flat = Reshape(x, to) T=float32
        back = Reshape(flat, s) T=float32
    )"};
    CHECK(graph.shape("x") == "float32<a,7,7,64>");
    CHECK(graph.elements("batch") == "{a}");
    CHECK(graph.shape("flat") == "float32<a,3136>");
    CHECK(graph.shape("back") == "float32<a,7,7,64>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("a stated shape replaces the graph's own")
{
    const dataflow_graph graph = test::graph_text::parse(R"(
        x = Placeholder() dtype=float32 shape=<*>
        y = Relu(x) T=float32
    )");
    const inference facts{graph, nullptr, compiled::library_tables, {{0, stated_shape{{-1, 224, 224, 3}}}}};
    CHECK(infer::text_of(facts.of({1, 0}).shape) == "<?,224,224,3>");
}

TEST_CASE("a node that was cut off from its operands is an input")
{
    const dataflow_graph graph = test::graph_text::parse("x = MatMul() T=float32\ny = Relu(x) T=float32");
    const inference facts{graph, nullptr, compiled::library_tables, {{0, stated_shape{{-1, 5}}}}};
    CHECK(infer::text_of(facts.of({1, 0}).shape) == "<?,5>");
    CHECK(facts.contradictions().empty());
}

TEST_CASE("values of variables are read, and computed with")
{
    const dataflow_graph graph = test::graph_text::parse(R"(
        v = VariableV2() dtype=float32 shape=<2>
        r = Identity(v) T=float32
        two = Const() value=float32<>{2}
        y = Mul(r, two) T=float32
        h = VarHandleOp() dtype=float32 shape=<2>
        w = ReadVariableOp(h) dtype=float32
        z = Add(y, w) T=float32
    )");
    stored_variables stored;
    const float elements[] = {1, 2};
    stored.tensors["v"]    = tensor::of(data_type::float32, {2}, std::vector(std::begin(elements), std::end(elements)));
    stored.tensors["h"]    = stored.tensors["v"];
    const inference facts{graph, &stored, compiled::library_tables};
    CHECK(facts.of({6, 0}).when_known == constancy::variable);
    const auto z = facts.value({6, 0});
    REQUIRE(z);
    CHECK(z->at<float>(0) == 3);
    CHECK(z->at<float>(1) == 6);
    CHECK(facts.value({1, 0})->bytes.data() == stored.tensors["v"].bytes.data());
    CHECK(facts.of({5, 0}).type == data_type::float32);

    const inference structure{graph, nullptr, compiled::library_tables};
    CHECK(structure.of({6, 0}).when_known == constancy::variable);
    CHECK(infer::text_of(structure.of({6, 0}).shape) == "<2>");
    CHECK(!structure.value({6, 0}));

    stored.tensors["v"].shape = {1, 2};
    const inference wrong{graph, &stored, compiled::library_tables};
    REQUIRE(wrong.contradictions().size() == 1);
    CHECK(wrong.contradictions()[0].node == "v");
}

TEST_CASE("a hostile constant takes neither memory nor time")
{
    const inferred graph{R"(
        huge = Const() value=int64<2>{1000000,1000000}
        one = Const() value=float32<>{1}
        filled = Fill(huge, one) T=float32
        more = Add(filled, one) T=float32
        start = Const() value=int64<>{0}
        limit = Const() value=int64<>{1000000000000}
        by = Const() value=int64<>{1}
        range = Range(start, limit, by) Tidx=int64
        many = Split(start, range) num_split=2000000000 T=int64
    )"};
    CHECK(graph.shape("more") == "float32<1000000,1000000>");
    CHECK(graph.constancy("more") == "constant");
    CHECK(graph.value("more") == "nothing");
    CHECK(graph.shape("range") == "int64<1000000000000>");
    CHECK(graph.value("range") == "nothing");
    CHECK(graph.contradictions() == "many: it splits into 2000000000 parts");
}

TEST_CASE("a deep graph needs no deep stack")
{
    std::string text = "n0 = Const() value=float32<100>{1}\n";
    for (int i = 1; i <= 50000; ++i)
        text += "n" + std::to_string(i) + " = Neg(n" + std::to_string(i - 1) + ") T=float32\n";
    const dataflow_graph graph = test::graph_text::parse(text);
    const inference facts{graph, nullptr, compiled::library_tables};
    const auto value = facts.value({50000, 0});
    REQUIRE(value);
    CHECK(value->at<float>(99) == 1);
}

TEST_CASE("what is not known stays unknown")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        y = Custom(x) T=float64
        z = Relu(y:2) T=float64
    )"};
    CHECK(graph.shape("y") == "float64<*>");
    CHECK(graph.outputs("y") == 3);
    CHECK(graph.shape("y:2") == "invalid<*>");
    CHECK(graph.shape("z") == "float64<*>");
    CHECK(graph.shape("x:1") == "invalid<*>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("an output that does not exist, and a missing operand, are contradictions")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<2,3>
        y = Relu(x:1) T=float32
        z = Add(x) T=float32
    )"};
    CHECK(graph.contradictions() == "y: it uses output 1 of 'x', which has 1 outputs\n"
                                    "z: it has 1 operands, but its operator needs at least 2");
}

TEST_CASE("constancy is the least of the operands'")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<2,3>
        v = VariableV2() dtype=float32 shape=<3>
        c = Const() value=float32<3>{1}
        a = Add(v, c) T=float32
        b = Add(a, x) T=float32
        s = Shape(b) T=float32
        r = RandomUniform(s) dtype=float32 T=int32
        u = Custom(c) seed=1
        d = Custom(c)
    )"};
    CHECK(graph.constancy("a") == "variable");
    CHECK(graph.constancy("b") == "varying");
    CHECK(graph.constancy("s") == "constant");
    CHECK(graph.value("s") == "int32<2>{2,3}");
    CHECK(graph.constancy("r") == "varying");
    CHECK(graph.shape("r") == "float32<2,3>");
    CHECK(graph.constancy("u") == "varying");
    CHECK(graph.constancy("d") == "constant");
    CHECK(graph.value("d") == "nothing");
}
