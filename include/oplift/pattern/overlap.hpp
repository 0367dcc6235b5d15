#ifndef OPLIFT_PATTERN_OVERLAP_HPP
#define OPLIFT_PATTERN_OVERLAP_HPP

#include <oplift/fixed_string.hpp>

#include <array>
#include <string_view>

namespace oplift::pattern {

/// Names of rules, as with<> makes them.
template <fixed_string... Names>
struct rule_names {
    static constexpr std::array<std::string_view, sizeof...(Names)> names{Names.view()...};
};

/// In a rule: `static constexpr auto overlaps = with<"other_rule">;` says that the other rule has the same pattern at
/// equal priority on purpose: either the conditions of both never hold together, or the earlier in the table is meant.
template <fixed_string... Names>
inline constexpr rule_names<Names...> with{};

} // namespace oplift::pattern

#endif
