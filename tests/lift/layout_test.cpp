#include <oplift/lift/layout.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace oplift;
using namespace oplift::ir;

namespace {

/// A small IR, built by hand: each helper appends an operator and returns its output.
struct builder {
    operator_graph graph;

    operator_output add(std::string name, record op, std::vector<operator_output> inputs, stated_shape shape)
    {
        operator_node node;
        node.name          = std::move(name);
        node.op            = std::move(op);
        node.output_shapes = {std::move(shape)};
        return {add_operator(graph, std::move(node), inputs), 0};
    }
    operator_output transpose(std::string name, operator_output x, std::vector<std::int64_t> perm, stated_shape shape)
    {
        return add(std::move(name), {"Transpose", {{"perm", perm}}, {}}, {x}, std::move(shape));
    }
    std::string names(std::string output)
    {
        outputs_of(graph).push_back({output, find(output)});
        move_transposes_to_borders(graph);
        graph = compacted(std::move(graph));
        std::string text;
        for (const operator_vertex node : topological_order(graph)) {
            text += graph[node].name + "=" + graph[node].op.operator_name + "(";
            for (const operator_output input : inputs_of(graph, node))
                text += graph[input.node].name + " ";
            text += ")";
            for (const auto& [key, value] : graph[node].op.attributes)
                if (const auto* axis = value.get_if<std::int64_t>())
                    text += key + std::to_string(*axis);
            text += " ";
        }
        return text;
    }
    operator_output find(const std::string& name)
    {
        for (operator_vertex node = 0; node < num_vertices(graph); ++node)
            if (graph[node].name == name)
                return {node, 0};
        return {};
    }
};

const std::vector<std::int64_t> last{0, 2, 3, 1}, first{0, 3, 1, 2};

} // namespace

TEST_CASE("transposes between channels-last operators cancel, one stays at each border")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 3, 8, 9}});
    const auto t0 = b.transpose("t0", x, last, stated_shape{{-1, 8, 9, 3}});
    const auto c0 = b.add("c0", {"Conv", {}, {}}, {t0}, stated_shape{{-1, 8, 9, 4}});
    const auto u0 = b.transpose("u0", c0, first, stated_shape{{-1, 4, 8, 9}});
    const auto r  = b.add("r", {"Relu", {}, {}}, {u0}, stated_shape{{-1, 4, 8, 9}});
    const auto t1 = b.transpose("t1", r, last, stated_shape{{-1, 8, 9, 4}});
    const auto c1 = b.add("c1", {"Conv", {}, {}}, {t1}, stated_shape{{-1, 8, 9, 5}});
    b.transpose("y", c1, first, stated_shape{{-1, 5, 8, 9}});
    CHECK(b.names("y") == "x=DataInput() t0=Transpose(x ) c0=Conv(t0 ) r=Relu(c0 ) c1=Conv(r ) y=Transpose(c1 ) ");
    CHECK(b.graph[b.find("r").node].output_shapes[0] == stated_shape{{-1, 8, 9, 4}});
}

TEST_CASE("an axis attribute follows, and an output that yields the other layout keeps its name by a transpose")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 8, 9, 3}});
    const auto c0 = b.add("c0", {"Conv", {}, {}}, {x}, stated_shape{{-1, 8, 9, 4}});
    const auto u0 = b.transpose("u0", c0, first, stated_shape{{-1, 4, 8, 9}});
    const auto u1 = b.transpose("u1", x, first, stated_shape{{-1, 3, 8, 9}});
    b.add("y", {"Concat", {{"axis", std::int64_t{1}}}, {}}, {u0, u1}, stated_shape{{-1, 7, 8, 9}});
    CHECK(b.names("y") ==
          "x=DataInput() c0=Conv(x ) y/channels_last=Concat(c0 x )axis3 y=Transpose(y/channels_last ) ");
}

// The transpose that an operand gets is a new operator, for which a graph may move all others in memory: at one of
// these sizes it does.
TEST_CASE("an axis attribute follows when another operand is transposed, whatever the size of the graph")
{
    for (std::size_t unused = 0; unused < 40; ++unused) {
        CAPTURE(unused);
        builder b;
        const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 8, 9, 3}});
        const auto z  = b.add("z", {"DataInput", {}, {}}, {}, stated_shape{{-1, 4, 8, 9}});
        const auto u0 = b.transpose("u0", x, first, stated_shape{{-1, 3, 8, 9}});
        b.add("y", {"Concat", {{"axis", std::int64_t{1}}}, {}}, {u0, z}, stated_shape{{-1, 7, 8, 9}});
        for (std::size_t i = 0; i < unused; ++i)
            b.add("unused" + std::to_string(i), {"DataInput", {}, {}}, {}, stated_shape{{1}});
        CHECK(b.names("y") == "x=DataInput() z=DataInput() z/transposed=Transpose(z ) "
                              "y/channels_last=Concat(x z/transposed )axis3 y=Transpose(y/channels_last ) ");
    }
}

TEST_CASE("a constant operand is transposed now, another operand by a transpose of its own")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 8, 9, 3}});
    const auto z  = b.add("z", {"DataInput", {}, {}}, {}, stated_shape{{-1, 3, 8, 9}});
    const auto u0 = b.transpose("u0", x, first, stated_shape{{-1, 3, 8, 9}});
    weight scale;
    scale.type         = data_type::float32;
    scale.source_shape = {3, 1, 1};
    const auto k       = b.add("k", {"Constant", {}, {{"value", scale}}}, {}, stated_shape{{3, 1, 1}});
    const auto m       = b.add("m", {"Mul", {}, {}}, {u0, k}, stated_shape{{-1, 3, 8, 9}});
    const auto a       = b.add("a", {"Add", {}, {}}, {m, z}, stated_shape{{-1, 3, 8, 9}});
    const auto t       = b.transpose("t", a, last, stated_shape{{-1, 8, 9, 3}});
    b.add("y", {"Conv", {}, {}}, {t}, stated_shape{{-1, 8, 9, 3}});
    CHECK(b.names("y") == "x=DataInput() k/channels_last=Constant() m=Mul(x k/channels_last ) z=DataInput() "
                          "z/transposed=Transpose(z ) a=Add(m z/transposed ) y=Conv(a ) ");
    CHECK(b.graph[b.find("k/channels_last").node].output_shapes[0] == stated_shape{{1, 1, 1, 3}});
}

TEST_CASE("a flattened channels-first map before a dense layer permutes the rows of its weights")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 2, 2, 3}});
    const auto u0 = b.transpose("u0", x, first, stated_shape{{-1, 3, 2, 2}});
    const auto f  = b.add("f", {"Flatten", {}, {}}, {u0}, stated_shape{{-1, 12}});
    weight rows;
    rows.type         = data_type::float32;
    rows.source_shape = {12, 5};
    b.add("y", {"FullyConnected", {}, {{"weights", rows}}}, {f}, stated_shape{{-1, 5}});
    CHECK(b.names("y") == "x=DataInput() f=Flatten(x ) y=FullyConnected(f ) ");
    const weight& permuted = b.graph[b.find("y").node].op.weights[0].second;
    CHECK(permuted.source_shape == std::vector<std::int64_t>{3, 2, 2, 5});
    CHECK(permuted.permutation == std::vector<std::size_t>{1, 2, 0, 3});
    CHECK(permuted.shape() == std::vector<std::int64_t>{12, 5});
}

TEST_CASE("a flattened channels-first map that is an output itself is transposed before it")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 2, 2, 3}});
    const auto u0 = b.transpose("u0", x, first, stated_shape{{-1, 3, 2, 2}});
    b.add("f", {"Flatten", {}, {}}, {u0}, stated_shape{{-1, 12}});
    CHECK(b.names("f") == "x=DataInput() u0=Transpose(x ) f=Flatten(u0 ) ");
}

TEST_CASE("a transpose behind transposes that have cancelled takes the tensor before them")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 3, 8, 9}});
    const auto t0 = b.transpose("t0", x, last, stated_shape{{-1, 8, 9, 3}});
    const auto r  = b.add("r", {"Relu", {}, {}}, {t0}, stated_shape{{-1, 8, 9, 3}}); // will work on x itself
    const auto u0 = b.transpose("u0", r, first, stated_shape{{-1, 3, 8, 9}});
    const auto t1 = b.transpose("t1", u0, last, stated_shape{{-1, 8, 9, 3}});
    b.add("y", {"Conv", {}, {}}, {t1}, stated_shape{{-1, 8, 9, 5}});
    CHECK(b.names("y") == "x=DataInput() r=Relu(x ) t1=Transpose(r ) y=Conv(t1 ) ");
}

TEST_CASE("a transpose that changes nothing does not undo the one before it")
{
    builder b;
    const auto x  = b.add("x", {"DataInput", {}, {}}, {}, stated_shape{{-1, 3, 8, 9}});
    const auto t0 = b.transpose("t0", x, last, stated_shape{{-1, 8, 9, 3}});
    b.transpose("y", t0, {0, 1, 2, 3}, stated_shape{{-1, 8, 9, 3}});
    CHECK(b.names("y") == "x=DataInput() y=Transpose(x ) ");
    CHECK(b.graph[b.find("y").node].op.attributes.at(0).second == attribute{last});
}
