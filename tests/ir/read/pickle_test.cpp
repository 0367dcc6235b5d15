#include "npy_file.hpp"
#include <oplift/ir/read/pickle.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::operator""_bytes;
using ir::pickle_kind;

namespace {

/// A value as Python writes it; things deeper than `depth` as "...".
std::string shown(const ir::pickle_values& values, ir::pickle_handle handle, int depth = 4)
{
    if (depth == 0)
        return "...";
    const auto joined = [&] {
        std::string text;
        for (const ir::pickle_handle item : values.items(handle))
            text += (text.empty() ? "" : " ") + shown(values, item, depth - 1);
        return text;
    };
    switch (values.kind(handle)) {
    case pickle_kind::none:
        return "None";
    case pickle_kind::boolean:
        return values.integer(handle) ? "True" : "False";
    case pickle_kind::integer:
        return std::to_string(values.integer(handle));
    case pickle_kind::floating:
        return std::to_string(values.floating(handle));
    case pickle_kind::text:
        return "u'" + ir::utf8_of(values.text(handle)).value_or("-") + "'";
    case pickle_kind::bytes:
        return "b'" + ir::utf8_of(values.text(handle)).value_or("-") + "'";
    case pickle_kind::string:
        return "'" + ir::utf8_of(values.text(handle)).value_or("-") + "'";
    case pickle_kind::tuple:
        return "(" + joined() + ")";
    case pickle_kind::list:
        return "[" + joined() + "]";
    case pickle_kind::dictionary:
        return "{" + joined() + "}";
    case pickle_kind::ordered_pairs:
        return "pairs " + joined();
    case pickle_kind::global:
        return "function " + std::to_string(static_cast<int>(values.global(handle)));
    case pickle_kind::call:
        return "call " + joined();
    }
    return "?";
}

/// The value of a pickle, or the error.
std::string value(std::string_view bytes)
{
    std::string result;
    const std::string error = test::error_of([&] {
        const test::pickled p{bytes};
        result = shown(p.values, p.values.root);
    });
    return error.empty() ? result : error;
}

} // namespace

TEST_CASE("numbers of all spellings")
{
    CHECK(value("N.") == "None");
    CHECK(value("\x88.") == "True");
    CHECK(value("\x89.") == "False");
    CHECK(value("I01\n.") == "True");
    CHECK(value("I00\n.") == "False");
    CHECK(value("I1\n.") == "1");
    CHECK(value("I-12\n.") == "-12");
    CHECK(value("L123L\n.") == "123");
    CHECK(value("L-5\n.") == "-5");
    CHECK(value("K\xff.") == "255");
    CHECK(value("M\x01\xff.") == "65281");
    CHECK(value("J\xfe\xff\xff\xff.") == "-2");
    CHECK(value("\x8a\x00."_bytes) == "0");
    CHECK(value("\x8a\x01\xff.") == "-1");
    CHECK(value("\x8a\x02\xff\x00."_bytes) == "255");
    CHECK(value("\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80."_bytes) == "-9223372036854775808");
    CHECK(value("\x8b\x03\x00\x00\x00\x00\x00\x80."_bytes) == "-8388608");
    CHECK(value("F-2.5\n.") == "-2.500000");
    CHECK(value("G\x3f\xf8\x00\x00\x00\x00\x00\x00."_bytes) == "1.500000");
}

TEST_CASE("texts of all spellings")
{
    CHECK(value("X\x02\x00\x00\x00\xc3\xa9."_bytes) == "u'\xc3\xa9'");
    CHECK(value("\x8c\x01"
                "a.") == "u'a'");
    CHECK(value("\x8d\x01\x00\x00\x00\x00\x00\x00\x00"
                "a."_bytes) == "u'a'");
    CHECK(value("V\xe9\\u0416\n.") == "u'\xc3\xa9\xd0\x96'");
    CHECK(value("C\x01"
                "a.") == "b'a'");
    CHECK(value("B\x01\x00\x00\x00"
                "a."_bytes) == "b'a'");
    CHECK(value("\x8e\x01\x00\x00\x00\x00\x00\x00\x00"
                "a."_bytes) == "b'a'");
    CHECK(value("\x96\x01\x00\x00\x00\x00\x00\x00\x00"
                "a."_bytes) == "b'a'");
    CHECK(value("U\x01"
                "a.") == "'a'");
    CHECK(value("T\x01\x00\x00\x00"
                "a."_bytes) == "'a'");
    CHECK(value("S'a\\x41'\n.") == "'aA'");
    CHECK(value("S\"'\"\n.") == "'''");
}

TEST_CASE("containers")
{
    CHECK(value(").") == "()");
    CHECK(value("].") == "[]");
    CHECK(value("}.") == "{}");
    CHECK(value("(t.") == "()");
    CHECK(value("(K\x01K\x02K\x03K\x04t.") == "(1 2 3 4)");
    CHECK(value("K\x01\x85.") == "(1)");
    CHECK(value("K\x01K\x02\x86.") == "(1 2)");
    CHECK(value("K\x01K\x02K\x03\x87.") == "(1 2 3)");
    CHECK(value("(K\x01l.") == "[1]");
    CHECK(value("]K\x01"
                "a(K\x02K\x03"
                "e.") == "[1 2 3]");
    CHECK(value("(K\x01Nd.") == "{1 None}");
    CHECK(value("}K\x01Ns(K\x02NK\x03Nu.") == "{1 None 2 None 3 None}");
    CHECK(value("ccollections\nOrderedDict\n)RK\x01Ns.") == "{1 None}");
    CHECK(value("ccollections\nOrderedDict\n]]K\x01"
                "aNaa\x85R.") == "pairs [[1 None]]");
}

TEST_CASE("the stack and the memo")
{
    CHECK(value("K\x01K\x02"
                "0.") == "1");
    CHECK(value("K\x01(K\x02K\x03"
                "1.") == "1");
    CHECK(value("K\x01(0.") == "1");
    CHECK(value("K\x01"
                "2\x86.") == "(1 1)");
    CHECK(value("K\x01p0\nK\x02q\x01K\x03r\x02\x00\x00\x00g0\nh\x01j\x02\x00\x00\x00\x87."_bytes) == "(1 2 3)");
    CHECK(value("K\x01\x94K\x02\x94h\x00h\x01\x86."_bytes) == "(1 2)");
    CHECK(value("\x80\x05\x95\x02\x00\x00\x00\x00\x00\x00\x00N."_bytes) == "None");
    CHECK(value("N.rest") == "None");
}

TEST_CASE("a list may hold itself")
{
    CHECK(value("]q\x00h\x00"
                "a."_bytes) == "[[[[...]]]]");
}

TEST_CASE("bytes that are made of a text or of nothing")
{
    CHECK(value("c_codecs\nencode\n\x8c\x02\xc3\xa9\x8c\x06latin1\x86R.") == "b'\xc3\xa9'");
    CHECK(value("c__builtin__\nbytes\n)R.") == "b''");
    CHECK(value("cbuiltins\nbytes\n)R.") == "b''");
    CHECK(value("c_codecs\nencode\n\x8c\x01"
                "a\x8c\x05rot13\x86R.") == "byte 27: bytes that are encoded as 'rot13' instead of 'latin1'");
    CHECK(value("c_codecs\nencode\nN\x8c\x06latin1\x86R.") == "byte 26: bytes that are not encoded from a text");
    CHECK(value("cbuiltins\nbytes\nK\xff\x85R.") == "byte 19: bytes that are made of something else");
}

TEST_CASE("functions stay names")
{
    CHECK(value("cnumpy\ndtype\n\x8c\x02"
                "f4\x85R.") == "call function 4 (u'f4')");
    CHECK(value("\x8c\x05numpy\x8c\x05"
                "dtype\x93)RNb.") == "call function 4 () None");
}

TEST_CASE("functions that arrays do not need are refused")
{
    const std::string reason = "byte 0: the file needs 'os.system', which is no part of plain arrays: oplift reads "
                               "such arrays and calls no code";
    CHECK(value("cos\nsystem\n\x8c\x02ls\x85R.") == reason);
    CHECK(value("\x8c\x02os\x8c\x06system\x93\x8c\x02ls\x85R.").find("'os.system'") != std::string::npos);
    CHECK(value("cbuiltins\neval\n.").find("'builtins.eval'") != std::string::npos);
    CHECK(value("cnumpy\nmemmap\n.").find("'numpy.memmap'") != std::string::npos);
    CHECK(value("cnumpy\nndarray\n)R.").find("numpy.ndarray is called") != std::string::npos);
    CHECK(value("ccollections\nOrderedDict\nN\x85R.").find("something else than a list") != std::string::npos);
}

TEST_CASE("each other instruction is refused")
{
    // Whatever the stack holds, no instruction that is not known gets further than its own byte.
    const std::string known = "NIJKLM\x88\x89\x8a\x8b"
                              "FGXVBCTUS\x8c\x8d\x8e\x96()]}tlaedsu\x85\x86\x87pqr\x94ghj012\x80\x95"
                              "cRb\x93.";
    int refused             = 0;
    for (int code = 0; code < 256; ++code) {
        const char instruction = static_cast<char>(code);
        if (known.find(instruction) != std::string::npos)
            continue;
        ++refused;
        CAPTURE(code);
        const std::string text = value("(NNN" + std::string(1, instruction) + "aaaa\naaaa\naaaa.");
        CHECK(text == "byte 4: " + ir::refusal_of(instruction));
    }
    CHECK(refused == 256 - static_cast<int>(known.size()));
}

TEST_CASE("instructions without what they need")
{
    for (const char* text : {".", "0", "2", "a", "s", "R", "b", "\x93", "\x85", "N\x86", "N\x87", "q\x01", "\x94", "(.",
                             "(a", "N(s", "Na", "N(Na"}) {
        CAPTURE(text);
        CHECK(value(text).find("lacks its operand") != std::string::npos);
    }
    for (const char* text : {"t", "l", "d", "e", "u", "1"}) {
        CAPTURE(text);
        CHECK(value(text) == "byte 0: an instruction lacks its mark");
    }
    CHECK(value("(Nd.") == "byte 2: a key without a value");
    CHECK(value("}(Nu.") == "byte 3: a key without a value");
    CHECK(value(")Na.") == "byte 2: items are added to a tuple");
    CHECK(value("]NNs.") == "byte 3: items are added to a list");
    CHECK(value("N)R.") == "byte 2: a call of None, which is no function");
    CHECK(value("cnumpy\ndtype\nNR.") == "byte 14: a call whose arguments are None");
    CHECK(value("}Nb.") == "byte 2: a state is given to a dictionary");
    CHECK(value("cnumpy\ndtype\n)RNbNb.") == "byte 18: a state is given twice to one array or type");
    CHECK(value("NN\x93.") == "byte 2: a function whose name is no text");
    CHECK(value("h\x07.") == "byte 0: entry 7 of the memo is used before it is set");
    CHECK(value("Nr\xff\xff\xff\xff.") == "byte 1: entry 4294967295 of the memo comes out of turn");
    CHECK(value("\x80\x06N.") == "byte 0: a pickle of protocol 6; oplift reads protocols 0 to 5");
    CHECK(value("S'a\n.") == "byte 0: a string without quotes");
    CHECK(value("S'\n.") == "byte 0: a string without quotes");
    CHECK(value("I1x\n.") == "byte 0: '1x' instead of a number");
    CHECK(value("L99999999999999999999L\n.") == "byte 0: the number '99999999999999999999' does not fit into 64 bits");
    CHECK(value("\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01."_bytes) == "byte 0: an integer of more than 64 bits");
    CHECK(value("\x8b\xff\xff\xff\xff.") == "byte 0: an integer of more than 64 bits");
}

TEST_CASE("lengths that lie take no memory")
{
    for (const char* text :
         {"X\xff\xff\xff\xff", "B\xff\xff\xff\xff", "T\xff\xff\xff\xff", "\x8d\xff\xff\xff\xff\xff\xff\xff\xff",
          "\x8e\xff\xff\xff\xff\xff\xff\xff\xff", "\x96\xff\xff\xff\xff\xff\xff\xff\x7f",
          "\x95\xff\xff\xff\xff\xff\xff\xff\xff", "U\x05", "C\x05", "\x8c\x05"}) {
        CAPTURE(text);
        CHECK(value(std::string{text} + "abc.").find("where 4 are left: the file is truncated") != std::string::npos);
    }
}

TEST_CASE("what is nested deeply is no danger")
{
    std::string deep;
    for (int i = 0; i < 1000000; ++i)
        deep += "]";
    CHECK(value(deep + std::string(999999, 'a') + ".") == "[[[[...]]]]");
    CHECK(value(std::string(1000000, '(') + ".") == "byte 1000000: an instruction lacks its operand");
    CHECK(value(")" + std::string(1000000, '\x85') + ".") == "((((...))))");
}

TEST_CASE("the number of instructions is bounded")
{
    const std::string many(ir::pickle_reader::most_instructions, 'N');
    CHECK(value(many + ".") == "byte 8388608: a pickle of more than 8388608 instructions");
}
