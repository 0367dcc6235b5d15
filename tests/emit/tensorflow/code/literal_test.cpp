#include <oplift/emit/tensorflow/code/literal.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

using namespace oplift::emit::tensorflow::code;

TEST_CASE("numbers are as short as they can be, and of the same type in Python")
{
    CHECK(literal(0.1) == "0.1");
    CHECK(literal(1.0) == "1.0");
    CHECK(literal(-2.5e-7) == "-2.5e-07");
    CHECK(literal(1e300) == "1e+300");
    CHECK(literal(static_cast<double>(0.001f)) == "0.0010000000474974513");
    CHECK(literal(std::numeric_limits<double>::infinity()) == "float('inf')");
    CHECK(literal(-std::numeric_limits<double>::infinity()) == "float('-inf')");
    CHECK(literal(std::numeric_limits<double>::quiet_NaN()) == "float('nan')");
    CHECK(literal(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(literal(true) == "True");
}

TEST_CASE("each element type has its name in TensorFlow, an invalid one none")
{
    CHECK(literal(oplift::data_type::float32) == "tf.float32");
    CHECK(literal(oplift::data_type::boolean) == "tf.bool");
    CHECK_THROWS_AS(literal(oplift::data_type::invalid), std::logic_error);
    CHECK_THROWS_AS(literal(static_cast<oplift::data_type>(99)), std::logic_error);
}

TEST_CASE("strings are ASCII, whatever is in them")
{
    CHECK(literal(std::string{"a/b"}) == "'a/b'");
    CHECK(literal(std::string{"it's"}) == "\"it's\"");
    CHECK(literal(std::string{"'\""}) == "'\\'\"'");
    CHECK(literal(std::string{"a\\b\n\t\x01\x7f"}) == "'a\\\\b\\n\\t\\x01\\x7f'");
    CHECK(literal(std::string{"\xc3\xa9\xf0\x9f\x98\x80"}) == "'\\u00e9\\U0001f600'");
    CHECK(literal(std::string{"\xff\xc3"}) == "'\\xff\\xc3'");
    CHECK(literal(std::string{"\xc0\x80\xed\xa0\x80"}) == "'\\xc0\\x80\\xed\\xa0\\x80'");
}

TEST_CASE("text in a docstring cannot end it")
{
    CHECK(docstring_text("a\"\"\"b\\") == "a'''b/");
    CHECK(docstring_text("a\nb\xc3\xa9") == "a?b?");
}
