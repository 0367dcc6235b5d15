#include "../small_model.hpp"
#include <oplift/ir/write/npy.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <unistd.h>

using namespace oplift;

namespace {

std::string npy(const ir::operator_graph& graph)
{
    std::string bytes;
    ir::write_npy(graph, [&](std::span<const std::byte> piece) {
        bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    });
    return bytes;
}

std::string operator""_bytes(const char* text, std::size_t size)
{
    return {text, size};
}

/// How Python is called, empty where none has numpy.
std::string python_with_numpy()
{
    for (const char* python : {"python3", "/usr/bin/python3"})
        if (std::system((std::string{python} + " -c 'import numpy' >/dev/null 2>&1").c_str()) == 0)
            return python;
    return "";
}

} // namespace

TEST_CASE("the bytes are exact")
{
    ir::operator_graph graph;
    const ir::record constant{"Constant", {}, {{"value", test::floats({2, 1}, {1, -2})}}};
    ir::add_operator(graph, {"c", constant, {stated_shape{{2, 1}}}}, {});
    outputs_of(graph).push_back({"c", {0, 0}});

    std::string header = "\x93NUMPY\x01\x00\x76\x00{'descr': '|O', 'fortran_order': False, 'shape': (), }"_bytes;
    header.resize(127, ' ');
    header += '\n';
    const std::string array = "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85"
                              "C\x01"
                              "b\x87R(K\x01"_bytes;
    const std::string end   = "tb"_bytes;
    CHECK(npy(graph) == header + "\x80\x03"_bytes + array +
                            ")cnumpy\ndtype\nX\x02\x00\x00\x00O8\x89\x88\x87R(K\x03X\x01\x00\x00\x00|NNN"
                            "J\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb\x89]}("_bytes +
                            "X\x01\x00\x00\x00"
                            "c}(X\x05\x00\x00\x00value"_bytes +
                            array +
                            "K\x02K\x01\x86"
                            "cnumpy\ndtype\nX\x02\x00\x00\x00"
                            "f4\x89\x88\x87R(K\x03X\x01\x00\x00\x00<NNN"
                            "J\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89"
                            "C\x08"
                            "\x00\x00\x80\x3f\x00\x00\x00\xc0"_bytes +
                            end + "uu"_bytes + "atb."_bytes);
}

TEST_CASE("an IR without weights is an empty dictionary")
{
    ir::operator_graph graph;
    ir::add_operator(graph, {"x", {"DataInput", {}, {}}, {std::nullopt}}, {});
    outputs_of(graph).push_back({"x", {0, 0}});
    CHECK(npy(graph).ends_with("\x89]}atb."));
}

TEST_CASE("numpy reads the file")
{
    const std::string python = python_with_numpy();
    if (python.empty()) {
        MESSAGE("SKIPPED: there is no python3 with numpy");
        return;
    }
    ir::operator_graph graph = test::small_model();
    std::vector<float> many(70000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = static_cast<float>(i);
    graph[1].op.weights = {
        {"bias", test::floats({5, 1, 70, 1, 200}, many)},
        {"weights", transposed(test::floats({300, 2}, std::vector<float>(many.begin(), many.begin() + 600)), {1, 0})}};
    weight flags;
    flags.type          = data_type::boolean;
    flags.source_shape  = {3};
    flags.read          = [] { return tensor::of(data_type::boolean, {3}, std::vector<std::uint8_t>{1, 0, 1}); };
    graph[3].op.weights = {
        {"empty", test::floats({0, 3}, {})}, {"flags", flags}, {"half", {}}, {"scalar", test::floats({}, {7})}};
    weight& half      = graph[3].op.weights[2].second;
    half.type         = data_type::float16;
    half.source_shape = {2};
    half.read         = [] { return tensor::of(data_type::float16, {2}, std::vector<std::uint16_t>{0x3c00, 0xc000}); };

    const std::string path = "/tmp/oplift_npy_test_" + std::to_string(::getpid()) + ".npy";
    const std::string text = npy(graph);
    std::ofstream{path, std::ios::binary} << text;
    const std::string script = R"(
import numpy as np, sys
d = np.load(sys.argv[1], allow_pickle=True).item()
assert list(d) == ['net/conv', 'y'], d.keys()
c, y = d['net/conv'], d['y']
assert list(c) == ['bias', 'weights'] and list(y) == ['empty', 'flags', 'half', 'scalar']
assert c['bias'].shape == (5, 1, 70, 1, 200) and (c['bias'].ravel() == np.arange(70000)).all() and c['bias'].dtype == 'f4'
assert (c['weights'] == np.arange(600).reshape(300, 2).T).all()
assert y['empty'].shape == (0, 3)
assert y['flags'].dtype == bool and y['flags'].tolist() == [True, False, True]
assert y['half'].dtype == 'f2' and y['half'].tolist() == [1.0, -2.0]
assert y['scalar'].shape == () and y['scalar'] == 7
c['bias'][0] = 1
)";
    CHECK(std::system((python + " -c \"" + script + "\" " + path).c_str()) == 0);
    ::unlink(path.c_str());
}
