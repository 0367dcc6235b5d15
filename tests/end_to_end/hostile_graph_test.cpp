#include "workplace.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace oplift::test {

namespace {

using numbers = std::vector<std::int64_t>;

struct titled_graph {
    std::string title;
    std::string text;
};

// Graphs in text format, short enough for a table.

std::string attribute(const std::string& key, const std::string& value)
{
    return " attr { key: '" + key + "' value { " + value + " } }";
}

std::string list(const std::string& key, const numbers& values)
{
    std::string text;
    for (const std::int64_t value : values)
        text += " i: " + std::to_string(value);
    return attribute(key, "list {" + text + " }");
}

std::string text(const std::string& key, const std::string& value)
{
    return attribute(key, "s: '" + value + "'");
}

std::string whole(const std::string& key, std::int64_t value)
{
    return attribute(key, "i: " + std::to_string(value));
}

std::string node(const std::string& name, const std::string& op, const std::vector<std::string>& inputs,
                 const std::string& attributes = "")
{
    std::string line = "node { name: '" + name + "' op: '" + op + "'";
    for (const std::string& input : inputs)
        line += " input: '" + input + "'";
    return line + attribute("T", "type: DT_FLOAT") + attributes + " }\n";
}

std::string shape(const numbers& extents)
{
    std::string dimensions;
    for (const std::int64_t extent : extents)
        dimensions += " dim { size: " + std::to_string(extent) + " }";
    return dimensions;
}

std::string image(const numbers& extents = {-1, 8, 8, 4})
{
    return "node { name: 'x' op: 'Placeholder'" + attribute("dtype", "type: DT_FLOAT") +
           attribute("shape", "shape {" + shape(extents) + " }") + " }\n";
}

std::string constant(const std::string& name, const std::string& type, const numbers& extents,
                     const std::string& elements)
{
    return "node { name: '" + name + "' op: 'Const'" + attribute("dtype", "type: " + type) +
           attribute("value",
                     "tensor { dtype: " + type + " tensor_shape {" + shape(extents) + " } " + elements + " }") +
           " }\n";
}

std::string integers(const std::string& name, const numbers& values)
{
    std::string elements;
    for (const std::int64_t value : values)
        elements += " int_val: " + std::to_string(value);
    return constant(name, "DT_INT32", {static_cast<std::int64_t>(values.size())}, elements);
}

std::string integer(const std::string& name, std::int64_t value)
{
    return constant(name, "DT_INT32", {}, "int_val: " + std::to_string(value));
}

const std::string filter = constant("w", "DT_FLOAT", {3, 3, 4, 4}, "float_val: 0.5");
const std::string same   = text("padding", "SAME");
const std::int64_t least = std::int64_t{-2147483647} - 1;
const std::int64_t most  = 2147483647;
const std::int64_t huge  = std::int64_t{1} << 62;

std::string convolution(const std::string& attributes, const std::string& operands = image() + filter)
{
    return operands + node("y", "Conv2D", {"x", "w"}, attributes);
}

std::string pooling(const numbers& window, const numbers& strides)
{
    return image() + node("y", "MaxPool", {"x"}, list("ksize", window) + list("strides", strides) + same);
}

std::string slicing(const numbers& begin, const numbers& end, const numbers& strides)
{
    return image({2, 8, 8, 4}) + integers("b", begin) + integers("e", end) + integers("s", strides) +
           node("y", "StridedSlice", {"x", "b", "e", "s"}, attribute("Index", "type: DT_INT32"));
}

std::string by_axis(const std::string& op, const std::vector<std::string>& inputs, std::int64_t axis,
                    const std::string& attributes = "")
{
    return image() + integer("a", axis) + node("y", op, inputs, attributes);
}

std::string by_list(const std::string& op, const numbers& values)
{
    return image({2, 8, 8, 4}) + integers("l", values) + node("y", op, {"x", "l"});
}

std::string padding(const std::string& op, std::int64_t amount)
{
    return image() + constant("p", "DT_INT32", {4, 2}, "int_val: " + std::to_string(amount)) +
           node("y", op, {"x", "p"}, text("mode", "REFLECT"));
}

/// The status with which a graph is refused, and that neither a file is left nor a sentence missing.
int refused(const std::string& graph)
{
    const workplace here;
    here.write("graph.pbtxt", graph);
    const auto ended = here.oplift({"to-ir", "-n", "graph.pbtxt", "-d", "ir", "--dstNodeName", "y"});
    CAPTURE(ended.error);
    CHECK(ended.error.starts_with("oplift: "));
    CHECK_FALSE(contains(ended.error, "internal error"));
    CHECK(here.files().size() == 1);
    return ended.status;
}

} // namespace

TEST_CASE("operators whose attributes make no sense are refused in a sentence")
{
    const numbers ones{1, 1, 1, 1};
    const std::vector<titled_graph> graphs{
        {"no attributes", convolution("")},
        {"stride 0", convolution(same + list("strides", {1, 0, 0, 1}))},
        {"negative stride", convolution(same + list("strides", {1, -1, -1, 1}))},
        {"huge stride", convolution(text("padding", "VALID") + list("strides", {huge, huge, huge, huge}))},
        {"one stride", convolution(same + list("strides", {1}))},
        {"300 strides", convolution(same + list("strides", numbers(300, 1)))},
        {"dilation 0", convolution(same + list("strides", ones) + list("dilations", {1, 0, 0, 1}))},
        {"negative dilation", convolution(same + list("strides", ones) + list("dilations", {1, -1, -1, 1}))},
        {"least dilation", convolution(same + list("strides", ones) + list("dilations", {1, -huge * 2, -huge * 2, 1}))},
        {"unknown padding", convolution(text("padding", "WIDE") + list("strides", ones))},
        {"padding is a number", convolution(whole("padding", 3) + list("strides", ones))},
        {"negative explicit padding", convolution(text("padding", "EXPLICIT") + list("strides", ones) +
                                                  list("explicit_paddings", {0, 0, -5, 1, huge, huge, 0, 0}))},
        {"unknown layout", convolution(same + list("strides", ones) + text("data_format", "WHCN"))},
        {"window 0", pooling({1, 0, 0, 1}, ones)},
        {"negative window", pooling({1, -2, -2, 1}, ones)},
        {"huge window", pooling({1, huge, huge, 1}, ones)},
        {"window of one number", pooling({2}, ones)},
        {"pooling with stride 0", pooling({1, 2, 2, 1}, {1, 0, 0, 1})},
        {"0 parts", by_axis("Split", {"a", "x"}, 3, whole("num_split", 0))},
        {"3 parts of 4", by_axis("Split", {"a", "x"}, 3, whole("num_split", 3))},
        {"10^9 parts", by_axis("Split", {"a", "x"}, 3, whole("num_split", 1'000'000'000))},
        {"2^62 parts", by_axis("Unpack", {"x"}, 3, whole("num", huge) + whole("axis", 3))},
        {"block of 0", image() + node("y", "SpaceToDepth", {"x"}, whole("block_size", 0))},
        {"negative block", image() + node("y", "DepthToSpace", {"x"}, whole("block_size", -2))},
    };
    for (const titled_graph& graph : graphs) {
        CAPTURE(graph.title);
        CHECK(refused(graph.text) == 1);
    }
}

TEST_CASE("operands that make no sense are refused in a sentence")
{
    const std::string plain = same + list("strides", {1, 1, 1, 1});
    const auto with_filter  = [&](const numbers& extents) {
        return convolution(plain, image() + constant("w", "DT_FLOAT", extents, "float_val: 0.5"));
    };
    const std::vector<titled_graph> graphs{
        {"Conv2D without operands", node("y", "Conv2D", {}, plain)},
        {"Conv2D with one operand", image() + node("y", "Conv2D", {"x"}, plain)},
        {"Conv2D with five operands", image() + filter + node("y", "Conv2D", {"x", "w", "x", "w", "x"}, plain)},
        {"other channels", convolution(plain, image({-1, 8, 8, 5}) + filter)},
        {"an image of rank 2", convolution(plain, image({-1, 8}) + filter)},
        {"a filter of rank 2", with_filter({3, 3})},
        {"a scalar as filter", with_filter({})},
        {"nothing to reshape", node("y", "Reshape", {})},
        {"two unknown extents", by_list("Reshape", {-1, -1})},
        {"negative extents", by_list("Reshape", {-5, 3})},
        {"not that many elements", by_list("Reshape", {7, -1})},
        {"an axis twice", by_list("Transpose", {0, 0, 1, 2})},
        {"an axis that does not exist", by_list("Transpose", {0, 1, 2, 9})},
        {"too few axes", by_list("Transpose", {0, 1})},
        {"too many axes", by_list("Transpose", {0, 1, 2, 3, 4})},
        {"Concat beyond the last axis", by_axis("ConcatV2", {"x", "x", "a"}, 9, whole("N", 2))},
        {"Concat before the first axis", by_axis("ConcatV2", {"x", "x", "a"}, least, whole("N", 2))},
        {"Concat of nothing", node("y", "ConcatV2", {}, whole("N", 2))},
        {"Split beyond the last axis", by_axis("Split", {"a", "x"}, 9, whole("num_split", 2))},
        {"ExpandDims far off", by_axis("ExpandDims", {"x", "a"}, most)},
        {"Mean of an axis that does not exist", by_axis("Mean", {"x", "a"}, -9)},
        {"negative padding", padding("Pad", -1)},
        {"least padding", padding("Pad", least)},
        {"negative mirror padding", padding("MirrorPad", -1)},
        {"slices with stride 0", slicing({0}, {1}, {0})},
        {"slices of five axes", slicing(numbers(5, 0), numbers(5, 1), numbers(5, 1))},
        {"slices of 70 axes", slicing(numbers(70, 0), numbers(70, 1), numbers(70, 1))},
        {"bounds of different lengths", slicing({0, 1}, {1}, {1})},
        {"resizing to nothing", by_list("ResizeBilinear", {0, 0})},
        {"resizing to less than nothing", by_list("ResizeBilinear", {-1, -1})},
        {"a bias of other channels",
         image() + constant("b", "DT_FLOAT", {5}, "float_val: 1") + node("y", "BiasAdd", {"x", "b"})},
        {"the sixth of two parts", image() + integer("a", 3) + node("s", "Split", {"a", "x"}, whole("num_split", 2)) +
                                       node("y", "Relu", {"s:5"})},
    };
    for (const titled_graph& graph : graphs) {
        CAPTURE(graph.title);
        CHECK(refused(graph.text) == 1);
    }
}

TEST_CASE("graphs that TensorFlow could not have written are corrupt files")
{
    const std::vector<titled_graph> graphs{
        {"a cycle", node("a", "Relu", {"y"}) + node("y", "Relu", {"a"})},
        {"a node that uses itself", node("y", "Relu", {"y"})},
        {"a cycle by control", image() + node("a", "Relu", {"x", "^y"}) + node("y", "Relu", {"a"})},
        {"two nodes of one name", image() + node("y", "Relu", {"x"}) + node("y", "Relu6", {"x"})},
        {"an input that is missing", node("y", "Relu", {"nobody"})},
        {"an output beyond all", image() + node("y", "Relu", {"x:99999999999999999999"})},
        {"bytes for two elements of 10^12",
         image() + constant("c", "DT_FLOAT", {1'000'000'000'000}, "tensor_content: '12345678'") +
             node("y", "Add", {"x", "c"})},
        {"2^80 elements",
         image() + constant("c", "DT_FLOAT", {huge, huge}, "float_val: 1") + node("y", "Add", {"x", "c"})},
        {"a negative extent", image() + constant("c", "DT_FLOAT", {-5}, "float_val: 1") + node("y", "Add", {"x", "c"})},
    };
    for (const titled_graph& graph : graphs) {
        CAPTURE(graph.title);
        CHECK(refused(graph.text) == 3);
    }
}

TEST_CASE("a loop is refused by its name")
{
    CHECK(refused(image() + node("enter", "Enter", {"x"}, text("frame_name", "f")) +
                  node("merge", "Merge", {"enter", "next"}, whole("N", 2)) + node("next", "NextIteration", {"merge"}) +
                  node("y", "Exit", {"merge"})) == 1);
}

TEST_CASE("messages in messages, 5000 deep, do not exhaust the stack")
{
    const auto field = [](char tag, const std::string& content) {
        std::string header{tag};
        for (std::size_t left = content.size();; left >>= 7) {
            header += static_cast<char>(left < 128 ? left : (left & 127) | 128);
            if (left < 128)
                return header + content;
        }
    };
    // AttrValue.func = 10, NameAttrList.attr = 2, the map's value = 2
    std::string value;
    for (int depth = 0; depth < 5000; ++depth)
        value = field('\x52', field('\x12', field('\x0a', "a") + field('\x12', value)));
    const workplace here;
    here.write("graph.pb", field('\x0a', field('\x0a', "y") + field('\x12', "Wobble") +
                                             field('\x2a', field('\x0a', "a") + field('\x12', value))));
    const auto ended = here.oplift({"to-ir", "-n", "graph.pb", "-d", "ir", "--dstNodeName", "y"});
    CHECK((ended.status == 1 || ended.status == 3));
    CHECK(ended.error.starts_with("oplift: "));
}

TEST_CASE("10000 operators one after another are converted in reasonable time")
{
    const workplace here;
    std::string graph = image() + node("n0", "Relu", {"x"});
    for (int i = 1; i < 10000; ++i)
        graph += node("n" + std::to_string(i), "Relu", {"n" + std::to_string(i - 1)});
    here.write("graph.pbtxt", graph + node("y", "Relu", {"n9999"}));
    CHECK(here.to_ir("graph.pbtxt", {"--dstNodeName", "y"}).status == 0);
    CHECK(here.operators().ends_with("\nRelu y <- n9999\n"));
}

} // namespace oplift::test
