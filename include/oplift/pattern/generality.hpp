#ifndef OPLIFT_PATTERN_GENERALITY_HPP
#define OPLIFT_PATTERN_GENERALITY_HPP

#include <oplift/pattern/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace oplift {

/// What a comparison of patterns asks of the nodes that they stand for.
enum class covered_nodes : std::uint8_t {
    same, ///< the general pattern covers the same nodes as the special one
    any,  ///< it may cover fewer
};

namespace detail {

/// Compares two patterns by structure; see covers().
class pattern_comparison {
public:
    constexpr pattern_comparison(const pattern_program& general, const pattern_program& special, covered_nodes nodes)
        : general_{general}, special_{special}, same_nodes_{nodes == covered_nodes::same}
    {
        meaning_.fill(unseen);
    }

    constexpr bool whole() { return covers(0, 0); }

    /// Two parts of one pattern, whose captures among `shared` are the same.
    constexpr bool parts(std::size_t general, std::size_t special, std::uint32_t shared)
    {
        for (std::size_t slot = 0; slot < meaning_.size(); ++slot)
            if ((shared >> slot) & 1u)
                meaning_[slot] = static_cast<std::int8_t>(slot);
        return covers(general, special);
    }

private:
    using meanings = std::array<std::int8_t, 32>;

    static constexpr std::int8_t unseen = -2, anonymous = -1;

    static constexpr std::size_t next_operand(const pattern_program& program, std::size_t operand)
    {
        return program.steps[operand].next_sibling;
    }

    /// A capture of the general pattern stands for the tensor that a slot of the special one remembers.
    constexpr bool bind(std::int8_t capture, std::int8_t tensor)
    {
        std::int8_t& known = meaning_[static_cast<std::size_t>(capture)];
        if (known != unseen)
            return known == tensor && tensor != anonymous;
        known = tensor;
        return true;
    }

    /// Whether both ways work. What a capture means on one may contradict the other: then it cannot stand once more.
    template <typename First, typename Second>
    constexpr bool both(First first, Second second)
    {
        const meanings before = meaning_;
        if (!first())
            return false;
        const meanings after_first = meaning_;
        meaning_                   = before;
        if (!second())
            return false;
        for (std::size_t i = 0; i < meaning_.size(); ++i) {
            if (meaning_[i] == unseen)
                meaning_[i] = after_first[i];
            else if (after_first[i] != unseen && after_first[i] != meaning_[i])
                meaning_[i] = anonymous;
        }
        return true;
    }

    template <typename First, typename Second>
    constexpr bool either(First first, Second second)
    {
        const meanings before = meaning_;
        if (first())
            return true;
        meaning_ = before;
        return second();
    }

    /// `tensor`: the slot in which the special pattern remembers the tensor of its step.
    constexpr bool covers(std::size_t general, std::size_t special, std::int8_t tensor = anonymous)
    {
        const pattern_step& wide   = general_.steps[general];
        const pattern_step& narrow = special_.steps[special];
        if (narrow.kind == step_kind::named)
            return covers(general, special + 1, narrow.capture);
        if (narrow.kind == step_kind::capture)
            tensor = narrow.capture;
        if (wide.kind == step_kind::named)
            return bind(wide.capture, tensor) && covers(general + 1, special, tensor);
        if (narrow.kind == step_kind::choice)
            return both([&] { return covers(general, special + 1, tensor); },
                        [&] { return covers(general, next_operand(special_, special + 1), tensor); });
        if (narrow.kind == step_kind::exclusion) // matches less than the pattern before &&
            return exclusion_covers(general, special, tensor) || covers(general, special + 1, tensor);
        if (wide.kind == step_kind::capture)
            return captures(wide, narrow) && bind(wide.capture, tensor);
        if (wide.kind == step_kind::choice)
            return either([&] { return covers(general + 1, special, tensor); },
                          [&] { return covers(next_operand(general_, general + 1), special, tensor); });
        if (wide.kind != narrow.kind)
            return false;
        if (wide.kind == step_kind::each)
            return bind(wide.capture, narrow.capture) && each_covers(general, special);
        return operation_covers(general, special);
    }

    /// Whether the general pattern excludes the same as the special one, or some alternative of it does.
    constexpr bool exclusion_covers(std::size_t general, std::size_t special, std::int8_t tensor)
    {
        const pattern_step& wide = general_.steps[general];
        const meanings before    = meaning_;
        if (wide.kind == step_kind::choice) {
            if (exclusion_covers(general + 1, special, tensor))
                return true;
            return exclusion_covers(next_operand(general_, general + 1), special, tensor);
        }
        if (wide.kind == step_kind::named && bind(wide.capture, tensor) &&
            exclusion_covers(general + 1, special, tensor))
            return true;
        if (wide.kind == step_kind::exclusion && covers(general + 1, special + 1, tensor) &&
            is_same(next_operand(general_, general + 1), next_operand(special_, special + 1)))
            return true;
        meaning_ = before;
        return false;
    }

    /// Whether both parts, which are excluded, are the same but for the names of captures.
    constexpr bool is_same(std::size_t general, std::size_t special)
    {
        const pattern_step& wide   = general_.steps[general];
        const pattern_step& narrow = special_.steps[special];
        if (wide.kind != narrow.kind || wide.operand_count != narrow.operand_count ||
            (wide.capture < 0) != (narrow.capture < 0) || (wide.capture >= 0 && !is_same_capture(wide, narrow)) ||
            (wide.kind == step_kind::operation && !is_same_operation(wide, narrow)))
            return false;
        std::size_t below_wide = general + 1, below_narrow = special + 1;
        for (std::size_t i = 0; i < wide.operand_count; ++i) {
            if (!is_same(below_wide, below_narrow))
                return false;
            below_wide   = next_operand(general_, below_wide);
            below_narrow = next_operand(special_, below_narrow);
        }
        return true;
    }

    constexpr bool is_same_operation(const pattern_step& wide, const pattern_step& narrow) const
    {
        if (wide.commutative != narrow.commutative || wide.output != narrow.output ||
            wide.variadic != narrow.variadic || wide.name_count != narrow.name_count ||
            wide.test_count != narrow.test_count || wide.control_inputs != narrow.control_inputs)
            return false;
        for (std::size_t i = 0; i < narrow.name_count; ++i)
            if (!accepts(wide, special_.operator_hashes[narrow.first_name + i]))
                return false;
        for (std::size_t i = 0; i < wide.test_count; ++i) {
            const attribute_test& test  = general_.tests[static_cast<std::size_t>(wide.first_test) + i];
            const attribute_test& asked = special_.tests[static_cast<std::size_t>(narrow.first_test) + i];
            if (!(asked.name == test.name && asked.value == test.value && asked.default_passes == test.default_passes))
                return false;
        }
        return true;
    }

    /// What only negative parts know must be one and one; what is bound means what it means elsewhere.
    constexpr bool is_same_capture(const pattern_step& wide, const pattern_step& narrow)
    {
        const capture_slot& one     = general_.captures[static_cast<std::size_t>(wide.capture)];
        const capture_slot& another = special_.captures[static_cast<std::size_t>(narrow.capture)];
        if (one.kind != another.kind || one.never_bound != another.never_bound || one.repeated != another.repeated)
            return false;
        if (one.never_bound)
            for (std::size_t slot = 0; slot < meaning_.size(); ++slot)
                if (static_cast<int>(slot) != wide.capture && meaning_[slot] == narrow.capture)
                    return false;
        return bind(wide.capture, narrow.capture);
    }

    constexpr bool captures(const pattern_step& wide, const pattern_step& narrow) const
    {
        const capture_kind kind = general_.captures[static_cast<std::size_t>(wide.capture)].kind;
        if (narrow.kind != step_kind::capture)
            return kind == capture_kind::tensor && !same_nodes_;
        const capture_kind other = special_.captures[static_cast<std::size_t>(narrow.capture)].kind;
        return kind == capture_kind::tensor || kind == other ||
               (kind == capture_kind::weight && other != capture_kind::tensor);
    }

    constexpr bool each_covers(std::size_t general, std::size_t special)
    {
        const bool inner = special_.steps[special].operand_count == 1;
        if (general_.steps[general].operand_count == 0)
            return !inner || !same_nodes_;
        return inner && covers(general + 1, special + 1);
    }

    constexpr bool operation_covers(std::size_t general, std::size_t special)
    {
        const pattern_step& wide   = general_.steps[general];
        const pattern_step& narrow = special_.steps[special];
        if (wide.output != pattern_step::any_output && wide.output != narrow.output)
            return false;
        // A user outside is in the way of the one and not of the other.
        if (same_nodes_ && narrow.used_elsewhere && !wide.used_elsewhere)
            return false;
        if (wide.control_inputs != control_demand::none && wide.control_inputs != narrow.control_inputs)
            return false;
        if (wide.operand_count != narrow.operand_count || wide.variadic != narrow.variadic)
            return false;
        for (std::size_t i = 0; i < narrow.name_count; ++i)
            if (!accepts(wide, special_.operator_hashes[narrow.first_name + i]))
                return false;
        for (std::size_t i = 0; i < wide.test_count; ++i)
            if (!is_asked(narrow, general_.tests[static_cast<std::size_t>(wide.first_test) + i]))
                return false;
        if (wide.operand_count == 0)
            return true;
        auto written   = [&] { return operands_cover(general, special); };
        auto exchanged = [&] {
            const std::size_t first = special + 1;
            return covers(general + 1, next_operand(special_, first)) &&
                   covers(next_operand(general_, general + 1), first);
        };
        if (wide.commutative)
            return either(written, exchanged);
        return narrow.commutative ? both(written, exchanged) : written();
    }

    constexpr bool accepts(const pattern_step& wide, std::uint64_t operator_hash) const
    {
        for (std::size_t i = 0; i < wide.name_count; ++i)
            if (general_.operator_hashes[wide.first_name + i] == operator_hash)
                return true;
        return false;
    }

    constexpr bool is_asked(const pattern_step& narrow, const attribute_test& test) const
    {
        for (std::size_t i = 0; i < narrow.test_count; ++i) {
            const attribute_test& asked = special_.tests[static_cast<std::size_t>(narrow.first_test) + i];
            if (asked.name == test.name && asked.value == test.value && (test.default_passes || !asked.default_passes))
                return true;
        }
        return false;
    }

    constexpr bool operands_cover(std::size_t general, std::size_t special)
    {
        std::size_t left = general_.steps[general].operand_count;
        for (++general, ++special; covers(general, special);
             general = next_operand(general_, general), special = next_operand(special_, special))
            if (--left == 0)
                return true;
        return false;
    }

    const pattern_program& general_;
    const pattern_program& special_;
    bool same_nodes_;
    meanings meaning_{}; ///< for each capture of the general pattern, the slot of the special one that it stands for
};

} // namespace detail

/// Whether one pattern matches wherever another one does, as far as their structure tells: the same operators, or fewer
/// questions about them. False says that it is not known. Names of captures do not matter, but which are the same.
/// That a graph may use one node for two parts of a pattern is not considered.
constexpr bool covers(const pattern_program& general, const pattern_program& special,
                      covered_nodes nodes = covered_nodes::same)
{
    return detail::pattern_comparison{general, special, nodes}.whole();
}

/// Whether some part of a pattern excludes all that it could match. `bound` are the captures outside of what is
/// excluded.
constexpr bool excludes_all(const pattern_program& program, std::uint32_t bound)
{
    for (std::size_t step = 0; step < program.steps.size(); ++step)
        if (program.steps[step].kind == step_kind::exclusion &&
            detail::pattern_comparison{program, program, covered_nodes::any}.parts(program.steps[step + 1].next_sibling,
                                                                                   step + 1, bound))
            return true;
    return false;
}

/// Whether two patterns match the same: they differ in the names of captures at most.
constexpr bool equivalent(const pattern_program& left, const pattern_program& right)
{
    return left.steps.size() == right.steps.size() && covers(left, right) && covers(right, left);
}

} // namespace oplift

#endif
