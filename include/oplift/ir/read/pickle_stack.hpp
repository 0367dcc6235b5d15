#ifndef OPLIFT_IR_READ_PICKLE_STACK_HPP
#define OPLIFT_IR_READ_PICKLE_STACK_HPP

#include <oplift/ir/read/pickle_input.hpp>
#include <oplift/ir/read/pickle_value.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace oplift::ir {

/// The stack on which a pickle makes its values, with marks between them, and the memo in which it remembers them.
/// All functions throw input_error where the stack or the memo has not what is asked for.
class pickle_stack {
public:
    /// Errors are about the instruction at which `input` is.
    explicit pickle_stack(const pickle_input& input) : input_{input} {}

    void push(pickle_handle handle) { stack_.push_back(handle); }
    void mark() { marks_.push_back(stack_.size()); }

    pickle_handle top() const
    {
        if (stack_.size() <= floor())
            input_.fail("an instruction lacks its operand");
        return stack_.back();
    }

    pickle_handle pop()
    {
        const pickle_handle result = top();
        stack_.pop_back();
        return result;
    }

    /// Takes what is above the last mark, and the mark. The view is valid until the next call.
    std::span<const pickle_handle> pop_to_mark()
    {
        if (marks_.empty())
            input_.fail("an instruction lacks its mark");
        const std::size_t begin = marks_.back();
        const std::size_t count = stack_.size() - begin;
        marks_.pop_back();
        popped_.assign(stack_.end() - static_cast<std::ptrdiff_t>(count), stack_.end());
        stack_.resize(begin);
        return popped_;
    }

    /// Takes the topmost value, or the mark where there is nothing above it, as Python does.
    void drop()
    {
        if (!marks_.empty() && stack_.size() == marks_.back())
            marks_.pop_back();
        else
            pop();
    }

    /// Remembers the topmost value; `instructions` is the number of those so far.
    void put(std::uint64_t index, std::uint64_t instructions)
    {
        const pickle_handle handle = top();
        // Python numbers what it remembers in turn, so an index beyond that is not of its making.
        if (index > instructions)
            input_.fail("entry " + std::to_string(index) + " of the memo comes out of turn");
        if (index >= memo_.size())
            memo_.resize(index + 1, unset);
        if (memo_[index] == unset)
            ++remembered_;
        memo_[index] = handle;
    }

    /// Remembers the topmost value behind all that are remembered.
    void put_next(std::uint64_t instructions) { put(remembered_, instructions); }

    void get(std::uint64_t index)
    {
        if (index >= memo_.size() || memo_[index] == unset)
            input_.fail("entry " + std::to_string(index) + " of the memo is used before it is set");
        push(memo_[index]);
    }

private:
    static constexpr pickle_handle unset = std::numeric_limits<pickle_handle>::max();

    std::size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }

    const pickle_input& input_;
    std::vector<pickle_handle> stack_;
    std::vector<pickle_handle> popped_;
    std::vector<std::size_t> marks_;
    std::vector<pickle_handle> memo_;
    std::uint32_t remembered_ = 0;
};

} // namespace oplift::ir

#endif
