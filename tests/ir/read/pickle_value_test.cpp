#include "npy_file.hpp"
#include <oplift/ir/read/pickle_value.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using ir::pickle_kind;

TEST_CASE("values hold each other, even themselves")
{
    ir::pickle_values values{"", "f"};
    const ir::pickle_handle list   = values.add({.kind = pickle_kind::list});
    const ir::pickle_handle number = values.add({.content = ~std::uint64_t{0}, .kind = pickle_kind::integer});
    CHECK(values.items(list).empty());
    values.add_items(list, std::vector{number, list});
    values.add_items(list, std::vector{number});
    CHECK(values.items(list).size() == 3);
    CHECK(values.items(list)[1] == list);
    CHECK(values.integer(values.items(list)[2]) == -1);
}

TEST_CASE("texts are views of the file")
{
    const std::string_view file = "xxU\x03"
                                  "abcyy";
    ir::pickle_values values{file, "f"};
    const ir::pickle_handle text =
        values.add({.place = 2, .content = 3, .kind = pickle_kind::string, .how = ir::spelling::bytes, .skipped = 2});
    CHECK(values.text(text).text == "abc");
    CHECK(values.text(text).text.data() == file.data() + 4);
    CHECK(test::error_of([&] { values.fail(text, "is bad"); }) == "byte 2: is bad");
}

TEST_CASE("each kind has a name")
{
    CHECK(ir::name_of(pickle_kind::none) == "None");
    CHECK(ir::name_of(pickle_kind::dictionary) == "a dictionary");
    CHECK(ir::name_of(pickle_kind::global) == "a function");
    CHECK(ir::name_of(pickle_kind::call) == "an array or a number of numpy's");
}
