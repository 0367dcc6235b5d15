#include <oplift/error.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("an input error names the file, the place and the reason")
{
    CHECK(std::string{oplift::input_error{"net.pb", "byte 7", "it ends here"}.what()} ==
          "net.pb: byte 7: it ends here");
    CHECK(std::string{oplift::input_error{"net.pb", "", "it is empty"}.what()} == "net.pb: it is empty");
    CHECK(std::string{oplift::output_error{"out.json", "the disk is full"}.what()} == "out.json: the disk is full");
}

TEST_CASE("a refusal lists everything that is in the way")
{
    const oplift::refusal refusal{
        {{"a", "Foo", "no rule begins with it"}, {"b", "", "it is strange"}, {"", "", "no output"}}};
    CHECK(std::string{refusal.what()} == "the model cannot be converted faithfully\n  a (Foo): no rule begins with it\n"
                                         "  b: it is strange\n  no output");
    CHECK(refusal.obstacles().size() == 3);
}
