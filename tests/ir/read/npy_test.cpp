#include "../small_model.hpp"
#include "npy_file.hpp"
#include "python_pickles.hpp"
#include <oplift/ir/read/npy.hpp>
#include <oplift/ir/write/npy.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>

using namespace oplift;
using test::header;
using test::reading;
using test::operator""_bytes;

namespace {

const std::string python_3_table = "conv/\xc3\xa9 w float32[2,3] 0000803f000040400000a0c0000000c0000048430000c040\n"
                                   "conv/\xc3\xa9 b float32[2] 0000c03f000000c0\n"
                                   "conv/\xc3\xa9 s float32[] 0000003f\n"
                                   "conv/\xc3\xa9 i int64[] 0100000000000000\n"
                                   "conv/\xc3\xa9 l float64[2] 000000000000f03f0000000000000440\n"
                                   "conv/\xc3\xa9 e float32[0,2] \n"
                                   "two w float32[2,3] 0000803f000040400000a0c0000000c0000048430000c040\n";

const std::string python_2_table = "q'\" w float32[2,2] 0000803f000060c00000004000008040\n"
                                   "q'\" i int64[] 0100000000000000\n"
                                   "q'\" j int64[] 0500000000000000\n"
                                   "q'\" t bool[] 01\n"
                                   "q'\" \xc3\xa9 int64[2] 01000000000000000200000000000000\n";

/// A dictionary of texts to what pickles of values say.
std::string dictionary(std::initializer_list<std::pair<std::string, std::string>> entries)
{
    std::string result = "}(";
    for (const auto& [key, value] : entries)
        result += "\x8c" + std::string(1, static_cast<char>(key.size())) + key + value;
    return result + "u";
}

std::string written(const ir::operator_graph& graph)
{
    std::string bytes;
    ir::write_npy(graph, [&](std::span<const std::byte> piece) {
        bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    });
    return bytes;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Whether reading ends with a table or a sentence; anything else throws out of here or crashes.
bool ends_well(std::string_view bytes)
{
    const std::string text = reading(bytes);
    return !text.starts_with("error") || text.starts_with("error: byte ");
}

} // namespace

TEST_CASE("what Python 3 writes, in each protocol and each version of the header")
{
    for (const std::string& pickle : test::python::protocols)
        for (const char version : {'\x01', '\x02', '\x03'})
            CHECK(reading(header(version) + pickle) == python_3_table);
}

TEST_CASE("what Python 2 writes, in each protocol")
{
    for (const std::string& pickle : test::python::python_2)
        CHECK(reading(header() + pickle) == python_2_table);
}

TEST_CASE("numpy 2 calls its modules _core")
{
    for (std::size_t protocol = 0; protocol < 4; ++protocol) {
        const std::string text = replaced(test::python::protocols[protocol], "numpy.core", "numpy._core");
        CHECK(text != test::python::protocols[protocol]);
        CHECK(reading(header() + text) == python_3_table);
    }
}

TEST_CASE("a pickle alone is read, as numpy.load does")
{
    for (const std::string& pickle : test::python::protocols)
        CHECK(reading(pickle) == python_3_table);
    CHECK(reading("\x80\x04" + dictionary({{"n", dictionary({{"w", "K\x07"}})}}) + ".") ==
          "n w int64[] 0700000000000000\n");
    CHECK(reading(header() + dictionary({{"n", dictionary({{"w", "K\x07"}})}}) + ".") ==
          "error: byte 128: the file holds a dictionary where numpy.save puts an array that holds a dictionary");
}

TEST_CASE("what oplift writes comes back")
{
    ir::operator_graph graph = test::small_model();
    std::vector<float> many(70000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = static_cast<float>(i);
    graph[1].op.weights = {
        {"bias", test::floats({5, 1, 70, 1, 200}, many)},
        {"weights", transposed(test::floats({300, 2}, std::vector<float>(many.begin(), many.begin() + 600)), {1, 0})}};
    graph[3].op.weights = {{"empty", test::floats({0, 3}, {})}, {"scalar", test::floats({}, {7})}};
    weight flags;
    flags.type         = data_type::boolean;
    flags.source_shape = {3};
    flags.read         = [] { return tensor::of(data_type::boolean, {3}, std::vector<std::uint8_t>{1, 0, 1}); };
    graph[3].op.weights.emplace_back("flags", flags);
    std::string expected;
    for (const ir::operator_vertex node : {std::size_t{1}, std::size_t{3}})
        for (const auto& [name, w] : graph[node].op.weights)
            expected += graph[node].name + " " + name + " " + test::shown_weight(w) + "\n";
    const bool same = reading(written(graph)) == expected; // the texts are long
    CHECK(same);
}

TEST_CASE("an IR without weights is an empty table")
{
    ir::operator_graph graph;
    ir::add_operator(graph, {"x", {"DataInput", {}, {}}, {std::nullopt}}, {});
    outputs_of(graph).push_back({"x", {0, 0}});
    CHECK(ir::read_npy(test::file_of(written(graph))).empty());
}

TEST_CASE("a node may have no weights, and names of any kind")
{
    const std::string weights = dictionary({{"w", "K\x07"}});
    const auto table          = ir::read_npy(test::file_of("}\x8c\x01"
                                                                    "a}s."));
    REQUIRE(table.size() == 1);
    CHECK(table[0].first == "a");
    CHECK(table[0].second.empty());
    CHECK(reading("}C\x01"
                  "b" +
                  weights + "sU\x01s" + weights + "sVx\\u00e9\n" + weights + "s.") ==
          "b w int64[] 0700000000000000\ns w int64[] 0700000000000000\nx\xc3\xa9 w int64[] 0700000000000000\n");
}

TEST_CASE("of two entries with one key the last counts, in the place of the first")
{
    CHECK(reading(dictionary({{"n", dictionary({{"a", "K\x01"}, {"b", "K\x02"}, {"a", "K\x03"}})}}) + ".") ==
          "n a int64[] 0300000000000000\nn b int64[] 0200000000000000\n");
    CHECK(reading("}\x8c\x01"
                  "a}sC\x01"
                  "a}s.") == "error: byte 6: the file's dictionary has the key 'a' as a text and as bytes");
}

TEST_CASE("one value may be used often")
{
    CHECK(reading("}K\x07q\x01"
                  "0(\x8c\x01n" +
                  dictionary({{"w", "h\x01"}, {"v", "h\x01"}}) + "q\x02\x8c\x01mh\x02u.") ==
          "n w int64[] 0700000000000000\nn v int64[] 0700000000000000\n"
          "m w int64[] 0700000000000000\nm v int64[] 0700000000000000\n");
}

TEST_CASE("other files are refused with a sentence")
{
    CHECK(reading("") == "error: byte 0: the file is empty");
    CHECK(reading("PK\x03\x04zip") == "error: byte 0: the file is an archive of arrays (.npz); oplift reads the single "
                                      ".npy file that numpy.save writes");
    CHECK(reading("\x0a\x05hello") == "error: byte 0: the file does not begin as .npy files do");
    CHECK(reading(header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }") + "abcd") ==
          "error: byte 0: the file holds one array of numpy's type '<f4', not a dictionary of weights");
    CHECK(reading(header(1, "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }") + "N.") ==
          "error: byte 0: the file holds an array of more or less than one dictionary");
    CHECK(reading(header() + "N.") ==
          "error: byte 128: the file holds None where numpy.save puts an array that holds a dictionary");
    CHECK(reading(header() + "cos\nsystem\n.").find("'os.system'") != std::string::npos);
}

TEST_CASE("what is not a table of weights is refused with its names")
{
    CHECK(reading("}K\x01}s.") == "error: byte 1: the file's dictionary has an integer as a key instead of a text");
    CHECK(reading("}\x8c\x01n]s.") == "error: byte 4: the entry of node 'n' is a list instead of a dictionary");
    CHECK(reading(dictionary({{"n", dictionary({{"w", "N"}})}}) + ".") ==
          "error: byte 10: weight 'w' of node 'n' is or holds None instead of a number");
    CHECK(reading("}\x8c\x01\xff}s.") == "error: byte 1: the file's dictionary has a key that is not UTF-8");
    CHECK(reading("}q\x01\x8c\x01nh\x01s.") == "error: byte 0: weight 'n' of node 'n' is or holds a dictionary instead "
                                               "of a number");
    CHECK(reading("ccollections\nOrderedDict\n]Na\x85R.") ==
          "error: byte 26: the file's dictionary is an OrderedDict of something else than pairs");
}

TEST_CASE("a small file cannot take much memory or time")
{
    const auto start = std::chrono::steady_clock::now();
    // 9,000 nodes share a dictionary of 9,000 weights.
    std::string shared = "\x80\x02K\x01q\x01"
                         "0}q\x02(";
    for (int i = 1000; i < 10000; ++i)
        shared += "\x8c\x04" + std::to_string(i) + "h\x01";
    shared += "u0}(";
    for (int i = 1000; i < 10000; ++i)
        shared += "\x8c\x04" + std::to_string(i) + "h\x02";
    CHECK(reading(shared + "u.").find("take more than 512 MiB of memory") != std::string::npos);

    // A name of 1 MB for each of 10,000 nodes.
    std::string names = "}X\x40\x42\x0f\x00"_bytes + std::string(1000000, 'a') + "q\x01}s0}(";
    for (int i = 0; i < 10000; ++i)
        names += "\x8c\x05" + std::to_string(10000 + i) + "}h\x01K\x01s";
    CHECK(reading(names + "u.").find("take more than 512 MiB of memory") != std::string::npos);

    // Lists of lists of lists: 2 to the 60th numbers.
    std::string bomb = "}\x8c\x01n}\x8c\x01wK\x01";
    for (int i = 0; i < 60; ++i)
        bomb += "2\x86";
    CHECK(reading(bomb + "ss.").find("take more than 512 MiB of memory") != std::string::npos);

    // 9,000 arrays share a text of 1 MB that is to be encoded: its bytes are counted once.
    std::string encoded = "\x80\x02X\x40\x42\x0f\x00"_bytes + std::string(1000000, 'a') +
                          "q\x02"
                          "0}\x8c\x01n}(";
    for (int i = 1000; i < 10000; ++i)
        encoded += "\x8c\x04" + std::to_string(i) +
                   "cnumpy.core.numeric\n_frombuffer\n(c_codecs\nencode\nh\x02\x8c\x06latin1\x86R"
                   "cnumpy\ndtype\n\x8c\x02"
                   "f4\x85RI250000\n\x85\x8c\x01"
                   "CtR";
    const ir::weight_table table = ir::read_npy(test::file_of(encoded + "us."));
    CHECK(table.at(0).second.size() == 9000);
    CHECK(table.at(0).second.back().second.shape() == std::vector<std::int64_t>{250000});
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{120});
}

TEST_CASE("a file that is cut anywhere is refused")
{
    const auto check = [](const std::string& whole) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            CAPTURE(size);
            CHECK(reading(whole.substr(0, size)).starts_with("error: byte "));
        }
    };
    for (const std::string& pickle : test::python::protocols)
        check(header() + pickle);
    for (const std::string& pickle : test::python::python_2)
        check(header(3) + pickle);
    check(written(test::small_model()));
}

TEST_CASE("a file with one wrong byte is read or refused")
{
    const auto check = [](std::string text) {
        for (std::size_t at = 0; at < text.size(); ++at)
            for (const char wrong : {'\xff', '.', static_cast<char>(text[at] ^ 0x20)}) {
                const char right = std::exchange(text[at], wrong);
                const bool well  = ends_well(text);
                CHECK(well);
                text[at] = right;
            }
    };
    for (const std::string& pickle : test::python::protocols)
        check(header() + pickle);
    for (const std::string& pickle : test::python::python_2)
        check(pickle);
    check(written(test::small_model()));
}
