#include "npy_file.hpp"
#include <oplift/ir/read/pickle_stack.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::error_of;

namespace {

struct stack_at_work {
    ir::pickle_input input{"", 0, "f"};
    ir::pickle_stack stack{input};
};

} // namespace

TEST_CASE("a mark divides the stack")
{
    stack_at_work w;
    w.stack.push(1);
    w.stack.mark();
    CHECK(error_of([&] { w.stack.pop(); }) == "byte 0: an instruction lacks its operand");
    w.stack.push(2);
    w.stack.push(3);
    const auto taken = w.stack.pop_to_mark();
    CHECK(std::vector(taken.begin(), taken.end()) == std::vector<ir::pickle_handle>{2, 3});
    CHECK(w.stack.pop() == 1);
    CHECK(error_of([&] { w.stack.top(); }) == "byte 0: an instruction lacks its operand");
    CHECK(error_of([&] { w.stack.pop_to_mark(); }) == "byte 0: an instruction lacks its mark");
}

TEST_CASE("dropping takes a value or a mark")
{
    stack_at_work w;
    w.stack.push(1);
    w.stack.mark();
    w.stack.push(2);
    w.stack.drop();
    w.stack.drop();
    CHECK(w.stack.top() == 1);
    w.stack.drop();
    CHECK(error_of([&] { w.stack.drop(); }) == "byte 0: an instruction lacks its operand");
}

TEST_CASE("the memo gives back what it was given")
{
    stack_at_work w;
    CHECK(error_of([&] { w.stack.put(0, 9); }) == "byte 0: an instruction lacks its operand");
    w.stack.push(7);
    w.stack.put(1, 9); // Python 2's cPickle begins at 1
    w.stack.push(8);
    w.stack.put(2, 9);
    w.stack.push(9);
    w.stack.put_next(9);
    w.stack.get(1);
    CHECK(w.stack.pop() == 7);
    w.stack.get(2);
    CHECK(w.stack.pop() == 9);
    CHECK(error_of([&] { w.stack.get(0); }) == "byte 0: entry 0 of the memo is used before it is set");
    CHECK(error_of([&] { w.stack.get(3); }) == "byte 0: entry 3 of the memo is used before it is set");
    CHECK(error_of([&] { w.stack.put(4000000000, 9); }) == "byte 0: entry 4000000000 of the memo comes out of turn");
}
