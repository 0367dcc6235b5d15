#ifndef OPLIFT_IR_MEMBERS_HPP
#define OPLIFT_IR_MEMBERS_HPP

#include <boost/hana/fwd/accessors.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace oplift::ir {

/// The members of a typed operator with their names in the IR. An operator has a static member `members`, which makes
/// it a Hana struct:
///
///     static constexpr ir::members<&elu::input, &elu::alpha> members{{"input", "alpha"}};
///
/// Hana's own macros do the same, but what they write is compiled wherever the operator is seen, used or not.
template <auto... Members>
struct members {
    std::string_view names[sizeof...(Members)];

    consteval members(const std::string_view (&given)[sizeof...(Members)])
    {
        for (std::size_t i = 0; i < sizeof...(Members); ++i) {
            if (given[i].empty())
                throw "each member of an operator has a name";
            names[i] = given[i];
        }
    }
};

template <typename Operator>
concept has_members = requires
{
    Operator::members.names[0];
};

namespace detail {

template <typename Operator, auto... Members, typename Visit>
constexpr void visit_members(Operator& op, const members<Members...>& list, Visit& visit)
{
    std::size_t number = 0;
    (visit(list.names[number++], op.*Members), ...);
}

/// Hana's accessors of an operator: pairs of a name and a function that yields the member.
template <typename Operator>
struct member_accessors {
    static constexpr auto apply() { return of(Operator::members); }

private:
    template <std::size_t Number, std::size_t... Character>
    static constexpr auto name(std::index_sequence<Character...>)
    {
        return boost::hana::string_c<Operator::members.names[Number][Character]...>;
    }
    template <auto... Members>
    static constexpr auto of(const members<Members...>&)
    {
        return []<std::size_t... Number>(std::index_sequence<Number...>)
        {
            return boost::hana::make_tuple(boost::hana::make_pair(
                name<Number>(std::make_index_sequence<Operator::members.names[Number].size()>{}),
                [](auto&& op) -> decltype(auto) { return (static_cast<decltype(op)>(op).*Members); })...);
        }
        (std::make_index_sequence<sizeof...(Members)>{});
    }
};

} // namespace detail

/// Calls `visit(name, value)` for each member of a typed operator, in the order in which they are declared.
template <has_members Operator, typename Visit>
constexpr void for_each_member(const Operator& op, Visit& visit)
{
    detail::visit_members(op, Operator::members, visit);
}

/// The same, where the members may be changed.
template <has_members Operator, typename Visit>
constexpr void for_each_member(Operator& op, Visit& visit)
{
    detail::visit_members(op, Operator::members, visit);
}

} // namespace oplift::ir

namespace boost::hana {

template <typename Operator>
struct accessors_impl<Operator, when<oplift::ir::has_members<Operator>>>
    : oplift::ir::detail::member_accessors<Operator> {
};

} // namespace boost::hana

#endif
