#ifndef OPLIFT_EMIT_EMISSION_TABLE_HPP
#define OPLIFT_EMIT_EMISSION_TABLE_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/ir/from_record.hpp>
#include <oplift/ir/operators.hpp>
#include <oplift/ir/record.hpp>

#include <boost/hana/fwd/for_each.hpp>
#include <boost/hana/type.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit {

/// What a target makes of one operator of the IR. `Writer` is what the target builds with.
template <typename Writer>
struct emission {
    std::string_view operator_name;

    /// Gives the operator to the writer. What is wrong with it goes to `problems`, a sentence each; then nothing is
    /// written.
    void (*write)(const ir::record& op, std::span<const tensor_reference> inputs, Writer& to,
                  std::vector<std::string>& problems);
};

/// The entry of a table for one operator; `Write` is a function object without state that takes the typed operator and
/// the writer.
// Not consteval, here and where it is called: clang 14 crashes on lambdas in immediate calls of a table.
template <ir::typed_operator Operator, typename Writer, typename Write>
constexpr emission<Writer> emission_of(Write)
{
    return {Operator::operator_name, [](const ir::record& op, std::span<const tensor_reference> inputs, Writer& to,
                                        std::vector<std::string>& problems) {
                const Operator typed = ir::from_record<Operator>(op, inputs, problems);
                if (problems.empty())
                    Write{}(typed, to);
            }};
}

namespace detail {

template <typename Operator, std::size_t Size, typename Writer>
consteval std::size_t entries_for(const std::array<emission<Writer>, Size>& table)
{
    std::size_t count = 0;
    for (const emission<Writer>& entry : table)
        count += entry.operator_name == Operator::operator_name;
    return count;
}

template <const auto& Table, typename Operator>
struct one_entry {
    static constexpr std::size_t count = entries_for<Operator>(Table);
    static_assert(count != 0, "the target's emission table has no entry for this operator of the IR");
    static_assert(count < 2, "the target's emission table has two entries for this operator of the IR");
    static constexpr bool value = count == 1;
};

template <const auto& Table, typename... Operators>
consteval bool has_entries_for(const boost::hana::tuple<Operators...>&)
{
    return (one_entry<Table, typename Operators::type>::value && ...);
}

} // namespace detail

/// True if a table has one entry for each operator of the IR; a compile-time error names the operator that lacks one.
template <const auto& Table>
consteval bool is_complete()
{
    return detail::has_entries_for<Table>(ir::all_operators);
}

/// Joins the families of a table.
template <typename Writer, std::size_t... Sizes>
consteval auto join(const std::array<emission<Writer>, Sizes>&... families)
{
    std::array<emission<Writer>, (Sizes + ...)> joined{};
    std::size_t next  = 0;
    const auto append = [&](const auto& family) {
        for (const emission<Writer>& entry : family)
            joined[next++] = entry;
    };
    (append(families), ...);
    return joined;
}

/// The entry for an operator, or null.
template <typename Writer>
constexpr const emission<Writer>* find_emission(std::span<const emission<Writer>> table, std::string_view operator_name)
{
    const auto found = std::ranges::find(table, operator_name, &emission<Writer>::operator_name);
    return found == table.end() ? nullptr : &*found;
}

} // namespace oplift::emit

#endif
