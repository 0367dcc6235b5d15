#ifndef OPLIFT_MATCH_FOUND_CAPTURES_HPP
#define OPLIFT_MATCH_FOUND_CAPTURES_HPP

#include <oplift/match/match_view.hpp>
#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/each.hpp>
#include <oplift/pattern/lowering.hpp>

#include <optional>
#include <type_traits>
#include <vector>

namespace oplift {

/// A rule's captures, by the rule's own names for them: found[gamma].
///
/// The type follows from the capture: tensor_reference, found_weight, double, std::vector<std::int64_t>; a
/// std::optional of it where only some alternative binds the capture, a std::vector of it inside each<>.
template <typename Rule>
class found_captures : public match_view {
public:
    explicit found_captures(const match_view& match) : match_view{match} {}

    template <fixed_string Name, capture_kind Kind>
    auto operator[](pattern::capture<Name, Kind>) const
    {
        return get<slot_of<Rule>(Name.view()), Kind, Kind>();
    }

    template <fixed_string Name, typename Inner>
    auto operator[](pattern::named_pattern<Name, Inner>) const
    {
        return get<slot_of<Rule>(Name.view()), capture_kind::tensor, capture_kind::tensor>();
    }

    template <fixed_string Name, typename... Inner>
    auto operator[](pattern::each_operand<Name, Inner...>) const
    {
        return get<slot_of<Rule>(Name.view()), capture_kind::list, capture_kind::tensor>();
    }

    /// The tensor that a capture of any kind bound.
    template <fixed_string Name, capture_kind Kind>
    auto tensor_of(pattern::capture<Name, Kind>) const
    {
        return get<slot_of<Rule>(Name.view()), Kind, capture_kind::tensor>();
    }

private:
    /// What a slot of a kind has bound, read as a capture of the kind `As` would be.
    template <int Slot, capture_kind Kind, capture_kind As>
    auto get() const
    {
        static_assert(Slot >= 0, "this rule's pattern does not capture that name");
        if constexpr (Slot >= 0) {
            constexpr auto number          = static_cast<std::size_t>(Slot);
            constexpr capture_slot capture = program_of<Rule>.captures[number];
            static_assert(capture.kind == Kind, "this rule's pattern captures that name as another kind");
            static_assert(!capture.never_bound,
                          "this capture stands only in what is excluded (behind && !), where nothing is found");
            using value = decltype(read<As>({}));
            if constexpr (capture.repeated || Kind == capture_kind::list) {
                std::vector<value> values;
                for (const tensor_reference tensor : list(number))
                    values.push_back(read<As>(tensor));
                return values;
            } else if constexpr (capture.always_bound) {
                return read<As>(slot(number));
            } else {
                return is_bound(number) ? std::optional<value>{read<As>(slot(number))} : std::nullopt;
            }
        } else if constexpr (Kind == capture_kind::list) {
            return std::vector<tensor_reference>{}; // so that no further error follows
        } else {
            return read<As>({});
        }
    }
};

} // namespace oplift

#endif
