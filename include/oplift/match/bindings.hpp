#ifndef OPLIFT_MATCH_BINDINGS_HPP
#define OPLIFT_MATCH_BINDINGS_HPP

#include <oplift/graph/tensor_reference.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace oplift {

/// What a match has bound: a tensor for each capture slot, and lists for what stands inside each<>.
/// Made once and used for many attempts, so that an attempt allocates nothing once the lists have grown.
struct bindings {
    static constexpr tensor_reference unbound{0xffffffffu, 0};

    std::array<tensor_reference, 32> slots{};
    tensor_reference root{}; ///< what the whole pattern matched

    /// What each<> matched: for every operand in order, the operand itself and then, per repeated slot, its tensor.
    struct item {
        std::uint8_t slot;
        tensor_reference value;
    };
    std::vector<item> items;
    std::vector<node_id> covered; ///< the nodes that operations matched, the root first, perhaps repeated

    std::vector<node_id> used_elsewhere; ///< those of them that may have users outside of the match

    bool may_be_used_elsewhere(node_id node) const
    {
        for (std::size_t i = 0; i < used_elsewhere.size(); ++i)
            if (used_elsewhere[i] == node)
                return true;
        return false;
    }

    bool is_bound(std::size_t slot) const { return slots[slot] != unbound; }

    /// Forgets everything; of the slots, those that a program with so many captures uses.
    void clear(tensor_reference new_root, std::size_t used_slots = 32)
    {
        for (std::size_t slot = 0; slot < used_slots; ++slot)
            slots[slot] = unbound;
        items.clear();
        covered.clear();
        used_elsewhere.clear();
        root = new_root;
    }
};

} // namespace oplift

#endif
