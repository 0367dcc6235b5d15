#ifndef OPLIFT_PATTERN_PROGRAM_HPP
#define OPLIFT_PATTERN_PROGRAM_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace oplift {

/// What one step of a pattern's program asks of a tensor.
enum class step_kind : std::uint8_t {
    operation, ///< an output of a node with one of these operators, whose operands match the steps below
    capture,   ///< anything that the capture's kind allows; it is remembered
    named,     ///< what the step below matches; it is remembered
    choice,    ///< what either of the two steps below matches
    exclusion, ///< what the first of the two steps below matches, unless the second one matches it too
    each,      ///< any number of operands, remembered in order, each matching the step below if there is one
};

/// What a capture matches and remembers.
enum class capture_kind : std::uint8_t {
    tensor,   ///< any tensor
    weight,   ///< a tensor whose value is known with a checkpoint: a constant, a variable, or computed from such
    scalar,   ///< a constant with one value
    integers, ///< a constant of integers, of rank 0 or 1
    list,     ///< the operands that each<> stands for
};

/// What an operation asks of its node's control inputs: the nodes that it waits for without taking what they yield.
enum class control_demand : std::uint8_t { none, some_input, no_input };

/// How many operand patterns one operation can have.
inline constexpr unsigned most_operand_patterns = 16;

/// One step. A step's sub-patterns follow it in the program, one after another; next_sibling leads past each.
struct pattern_step {
    static constexpr std::uint8_t any_output = 0xff;

    step_kind kind{};
    bool commutative{};                 ///< operation: two operands, in either order
    std::uint8_t operand_count{};       ///< operation: sub-patterns; each: 0 or 1
    std::uint8_t output           = 0;  ///< operation: the number of the node's output, or any_output
    std::int8_t capture           = -1; ///< the slot that this step binds, -1 for none
    std::int8_t variadic          = -1; ///< operation: which sub-pattern is an each, -1 for none
    std::uint8_t next_sibling     = 0;  ///< index of the next sub-pattern of the same parent, 0 for none
    std::uint8_t name_count       = 0;  ///< operation: accepted operators
    std::uint16_t first_name      = 0;
    std::uint8_t test_count       = 0; ///< operation: attributes that are tested
    std::uint8_t first_test       = 0;
    bool custom                   = false;                ///< operation: of a library, not one of TensorFlow's
    control_demand control_inputs = control_demand::none; ///< operation
    bool used_elsewhere           = false;                ///< operation: its node may have users outside of the match
};

/// What an attribute must be. An attribute that the node lacks passes if `default_passes`: TensorFlow's files may
/// leave out attributes that have their default value.
struct attribute_test {
    std::string_view name;
    std::variant<bool, std::int64_t, std::string_view> value;
    bool default_passes = false;
};

struct condition_entry;
struct pattern_program;

/// A rule that stands in the pattern of another one; see result_of.
struct embedded_rule {
    std::string_view name;
    const pattern_program* program    = nullptr;
    const condition_entry* conditions = nullptr;
    std::size_t condition_count       = 0;
};

/// Captures of the rule itself have scope 0, those of its n-th result_of<> (from 1) scope n, of the m-th inside of that
/// 16 n + m. This is the scope, in the whole pattern, of what has scope `inner` in the result_of<> of scope `outer`.
constexpr std::uint16_t scope_inside(std::uint16_t outer, std::uint16_t inner)
{
    unsigned scope = outer;
    for (unsigned left = inner; left > 0; left /= 16)
        scope *= 16;
    return static_cast<std::uint16_t>(scope + inner);
}

struct capture_slot {
    std::string_view name;
    capture_kind kind{};
    bool always_bound{};                     ///< false: bound only by some alternative of a choice
    bool repeated{};                         ///< inside an each: bound once for each operand
    bool never_bound{};                      ///< it stands in negative parts alone
    std::uint16_t scope           = 0;       ///< whose capture it is; see scope_inside()
    const embedded_rule* embedded = nullptr; ///< it has no name, and is what this rule yields
};

/// The flat form of a pattern, which the matcher interprets.
struct pattern_program {
    std::span<const pattern_step> steps;
    std::span<const std::string_view> operator_names;
    std::span<const std::uint64_t> operator_hashes;
    std::span<const attribute_test> tests;
    std::span<const capture_slot> captures;
    bool embeds = false; ///< other rules stand in it
};

} // namespace oplift

#endif
