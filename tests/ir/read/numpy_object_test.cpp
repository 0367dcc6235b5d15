#include "npy_file.hpp"
#include <oplift/ir/read/numpy_object.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::operator""_bytes;

namespace {

std::string text(std::string_view value)
{
    return "\x8c" + std::string(1, static_cast<char>(value.size())) + std::string{value};
}

/// A numpy.dtype with its state.
std::string type(std::string_view name, std::string_view order)
{
    return "cnumpy\ndtype\n" + text(name) + "\x89\x88\x87R(K\x03" + text(order) + "NNNK\x01K\x01K\x01tb";
}

std::string bytes(std::string_view value)
{
    return "C" + std::string(1, static_cast<char>(value.size())) + std::string{value};
}

/// An array of numpy's whose state is (1, shape, type, order, data), the parts as pickles.
std::string array(const std::string& shape, const std::string& element, const std::string& data, bool fortran = false)
{
    return "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x01\x85" + bytes("b") + "\x87R(K\x01" + shape +
           element + (fortran ? "\x88" : "\x89") + data + "tb";
}

std::string weight_of(std::string_view pickle)
{
    std::string result;
    const std::string error = test::error_of([&] {
        const test::pickled p{std::string{pickle} + "."};
        ir::numpy_objects objects{p.values, p.file};
        if (!objects.is_array(p.values.root))
            p.values.fail(p.values.root, "no array");
        result = test::shown_weight(objects.to_weight(p.values.root, "it"));
    });
    return error.empty() ? result : error.substr(error.find(": ") + 2);
}

const std::string one          = "K\x01\x85";      // the shape (1,)
const std::string two_by_three = "K\x02K\x03\x86"; // the shape (2, 3)

} // namespace

TEST_CASE("an array views the file")
{
    const test::pickled p{array(one, type("i2", "<"), bytes("ab")) + "."};
    const weight w = ir::numpy_objects{p.values, p.file}.to_weight(p.values.root, "it");
    const tensor t = w.read();
    CHECK(t.bytes.data() >= p.file->bytes().data());
    CHECK(t.bytes.data() < p.file->bytes().data() + p.file->bytes().size());
    CHECK(t.owner == p.file);
}

TEST_CASE("a weight outlives what it was read with")
{
    weight w;
    {
        const test::pickled p{array(one, type("i2", "<"), bytes("ab")) + "."};
        w = ir::numpy_objects{p.values, p.file}.to_weight(p.values.root, "it");
    }
    CHECK(test::shown_weight(w) == "int16[1] 6162");
}

TEST_CASE("types, orders of bytes and of axes")
{
    CHECK(weight_of(array(one, type("b1", "|"), bytes("\x01"))) == "bool[1] 01");
    CHECK(weight_of(array(one, type("?", "|"), bytes("\x01"))) == "bool[1] 01");
    CHECK(weight_of(array(one, type("f2", "<"), bytes("ab"))) == "float16[1] 6162");
    CHECK(weight_of(array(one, type("f2", ">"), bytes("ab"))) == "float16[1] 6261");
    CHECK(weight_of(array(one, type("u1", ">"), bytes("a"))) == "uint8[1] 61");
    CHECK(weight_of(array(one, type("c8", ">"), bytes("abcdefgh"))) == "complex64[1] 6463626168676665");
    CHECK(weight_of(array(one, "cnumpy\ndtype\n" + text(">u4") + "\x85R", bytes("abcd"))) == "uint32[1] 64636261");
    CHECK(weight_of(array(")", type("i1", "|"), bytes("a"))) == "int8[] 61");
    CHECK(weight_of(array(two_by_three, type("i1", "|"), bytes("abcdef"))) == "int8[2,3] 616263646566");
    CHECK(weight_of(array(two_by_three, type("i1", "|"), bytes("abcdef"), true)) == "int8[2,3] 616365626466");
    CHECK(weight_of(array(two_by_three, type("i2", ">"), bytes("aAbBcCdDeEfF"), true)) ==
          "int16[2,3] 416143634565426244644666");
    CHECK(weight_of(array(one, type("i1", "|"), bytes("a"), true)) == "int8[1] 61");
}

TEST_CASE("bytes that are spelled as texts are converted")
{
    const std::string latin = "c_codecs\nencode\n\x8c\x03"
                              "a\xc3\xa9\x8c\x06latin1\x86R";
    CHECK(weight_of(array(one, type("i2", "<"), latin)) == "int16[1] 61e9");
    CHECK(weight_of(array(one, type("i2", ">"), latin)) == "int16[1] e961");
    CHECK(weight_of(array(one, type("i2", "<"), "S'\\x00\\n'\n")) == "int16[1] 000a");
    CHECK(weight_of(array(one, type("i2", "<"),
                          "U\x02"
                          "ab")) == "int16[1] 6162");
    CHECK(weight_of(array("K\x00\x85"_bytes, type("i2", "<"), "cbuiltins\nbytes\n)R")) == "int16[0] ");
    CHECK(weight_of(array(one, type("i2", "<"),
                          "c_codecs\nencode\n\x8c\x04\xe2\x98\x83"
                          "a\x8c\x06latin1\x86R")) == "it: the text in place of its bytes is not spelled as bytes are");
}

TEST_CASE("numbers of numpy's types")
{
    const std::string scalar = "cnumpy._core.multiarray\nscalar\n";
    CHECK(weight_of(scalar + type("f4", "<") + bytes("abcd") + "\x86R") == "float32[] 61626364");
    CHECK(weight_of(scalar + type("f4", "<") + bytes("abc") + "\x86R") == "it needs 4 bytes and has 3");
    CHECK(weight_of(scalar + type("f4", "<") + "\x85R") == "it: a number with 1 parts instead of 2");
    CHECK(weight_of(scalar + type("O8", "|") + "N\x86R") == "it is an array of Python objects, not of numbers");
}

TEST_CASE("arrays of protocol 5")
{
    const std::string make = "cnumpy._core.numeric\n_frombuffer\n(" + bytes("abcdef") + type("i1", "|");
    CHECK(weight_of(make + two_by_three + text("C") + "tR") == "int8[2,3] 616263646566");
    CHECK(weight_of(make + two_by_three + text("F") + "tR") == "int8[2,3] 616365626466");
    CHECK(weight_of(make + two_by_three + text("F") + "NtR") == "int8[2,3] 616365626466");
    CHECK(weight_of(make + two_by_three + text("K") + "K\x01K\x00\x86tR"_bytes) == "int8[3,2] 616462656366");
    CHECK(weight_of(make + two_by_three + text("K") + "tR") == "it: 'K' is no order of elements");
    for (const char* axes : {"K\x01K\x01\x86", "K\x01\x85", "K\x01K\x02\x86", "I-1\nK\x01\x86", "K\x01I0\nI2\n\x87"}) {
        CAPTURE(axes);
        CHECK(weight_of(make + two_by_three + text("K") + axes + "tR") ==
              "it: the order of axes is no permutation of them");
    }
    CHECK(weight_of(make + "tR") == "it: an array with 2 parts instead of 4 or 5");
}

TEST_CASE("shapes that disagree with the bytes, or overflow")
{
    CHECK(weight_of(array(two_by_three, type("i1", "|"), bytes("abcde"))) == "it needs 6 bytes and has 5");
    CHECK(weight_of(array(two_by_three, type("i1", "|"), bytes("abcdefg"))) == "it needs 6 bytes and has 7");
    CHECK(weight_of(array("I-1\n\x85", type("i1", "|"), bytes("a"))) == "it: an extent of -1");
    CHECK(weight_of(array("N\x85", type("i1", "|"), bytes("a"))) == "it: an extent is None instead of an integer");
    CHECK(weight_of(array("N", type("i1", "|"), bytes("a"))) == "it: the shape is None instead of a tuple");
    const std::string huge = "I4611686018427387904\n";
    for (const std::string& shape :
         std::vector<std::string>{huge + huge + "\x86", huge + "I4\n\x86", huge + huge + "I0\n\x87",
                                  "I0\n" + huge + huge + "\x87", "I2305843009213693952\nI8\n\x86"}) {
        CAPTURE(shape);
        CHECK(weight_of(array(shape, type("i1", "|"), bytes(""))) ==
              "it: the extents' product does not fit into 64 bits");
    }
    CHECK(weight_of(array("I576460752303423487\n\x85", type("c16", "<"), bytes(""))) ==
          "it needs 9223372036854775792 bytes and has 0");
    std::string axes = "(";
    for (int i = 0; i < 65; ++i)
        axes += "K\x01";
    CHECK(weight_of(array(axes + "t", type("i1", "|"), bytes("a"))) == "it has 65 axes; numpy has at most 64");
}

TEST_CASE("types that parameters do not have")
{
    for (const char* name : {"U1", "S3", "V4", "M8", "f16", "", "<", "x"}) {
        CAPTURE(name);
        CHECK(weight_of(array(one, type(name, "<"), bytes("a"))) ==
              "it has numpy's element type '" + std::string{name} + "', which is none of an operator's parameters");
    }
    CHECK(weight_of(array(one, type("O8", "|"), "]Na")) == "it is an array of Python objects, not of numbers");
    CHECK(weight_of(array(one, type("f4", "?"), bytes("abcd"))) == "it: '?' is no byte order");
    CHECK(weight_of(array(one, "cnumpy\ndtype\n)R", bytes("a"))) == "it: the element type has no name");
    CHECK(weight_of(array(one, "N", bytes("a"))) == "it: the element type is None instead of a numpy.dtype");
    const std::string f4 = "cnumpy\ndtype\n" + text("f4") + "\x85R";
    CHECK(weight_of(array(one, f4 + "(K\x03" + text("<") + "N]NNNNtb", bytes("a"))) ==
          "it has elements of several fields");
    CHECK(weight_of(array(one, f4 + "(K\x02" + text("<") + "NNNNNNtb", bytes("a"))) ==
          "it: an element type of version 2");
    CHECK(weight_of(array(one, f4 + ")b", bytes("a"))) == "it: the element type's state has 0 parts");
}

TEST_CASE("arrays that are none")
{
    const std::string make = "cnumpy.core.multiarray\n_reconstruct\n";
    CHECK(weight_of("N") == "no array");
    CHECK(weight_of(type("f4", "<")) == "no array");
    CHECK(weight_of(make + ")R") == "it is an array of another class than numpy.ndarray");
    CHECK(weight_of(make + "cnumpy\ndtype\n\x85R") == "it is an array of another class than numpy.ndarray");
    CHECK(weight_of(make + "cnumpy\nndarray\n\x85R") == "it is an array without a value");
    CHECK(weight_of(make + "cnumpy\nndarray\n\x85R)b") == "it: the array's state has 0 parts instead of 5");
    CHECK(weight_of(make + "cnumpy\nndarray\n\x85RNb") == "it: the array's state is None instead of a tuple");
    CHECK(weight_of(array(one, type("i1", "|"), "]")) == "it: the elements are a list instead of bytes");
    CHECK(weight_of(array(one, type("i1", "|"), text("a"))) == "it: the elements are a text instead of bytes");
}
