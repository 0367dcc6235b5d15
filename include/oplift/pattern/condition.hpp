#ifndef OPLIFT_PATTERN_CONDITION_HPP
#define OPLIFT_PATTERN_CONDITION_HPP

#include <oplift/fixed_string.hpp>

#include <type_traits>

namespace oplift::pattern {

/// One condition on a match: a sentence, and a predicate on what was found.
template <fixed_string Sentence, typename Predicate>
struct single_condition {
    static constexpr auto sentence = Sentence;
};

template <typename... Conditions>
struct condition_list {
};

/// condition<"epsilon is positive">([](const auto& found) { return found[epsilon] > 0; })
///
/// The sentence states what must hold; explanations and the catalogue print it. The predicate must not capture.
template <fixed_string Sentence, typename Predicate>
constexpr auto condition(Predicate)
{
    constexpr bool stateless = std::is_empty_v<Predicate> && std::is_default_constructible_v<Predicate>;
    static_assert(stateless, "the predicate of a condition cannot capture variables");
    if constexpr (stateless)
        return condition_list<single_condition<Sentence, Predicate>>{};
    else
        return condition_list<>{};
}

/// Both conditions, checked in this order.
template <typename... First, typename... Second>
constexpr auto operator&(condition_list<First...>, condition_list<Second...>)
{
    return condition_list<First..., Second...>{};
}

} // namespace oplift::pattern

#endif
