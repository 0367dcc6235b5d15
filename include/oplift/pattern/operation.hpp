#ifndef OPLIFT_PATTERN_OPERATION_HPP
#define OPLIFT_PATTERN_OPERATION_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/program.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace oplift::pattern {

/// Whether an operator's two operands may be exchanged.
enum class operand_order : bool { as_written, any };

/// An operator that takes as many operands as the pattern writes: ConcatV2, AddN, Pack.
inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

namespace detail {

/// An attribute test as a type: the name and the value that is asked for.
template <fixed_string Name, auto Value>
struct asked {
    static constexpr attribute_test test{Name.view(), Value, false};
};
template <fixed_string Name, fixed_string Value>
struct asked_text {
    static constexpr attribute_test test{Name.view(), Value.view(), false};
};
template <typename Test>
struct asked_or_absent {
    static constexpr attribute_test test{Test::test.name, Test::test.value, true};
};

/// Control inputs are asked for as an attribute without a name.
template <bool Some>
struct asked_control_inputs {
    static constexpr attribute_test test{{}, {}, !Some}; // a node that has none passes
};

template <typename... Tests>
struct test_list {
};

template <typename Value>
constexpr auto attribute_constant(Value value)
{
    static_assert(std::same_as<Value, bool> || std::integral<Value>,
                  "an attribute is compared with a bool, an integer or a text");
    if constexpr (std::same_as<Value, bool>)
        return value;
    else
        return static_cast<std::int64_t>(value);
}

} // namespace detail

/// One output of a node with a certain operator, whose operands match patterns.
template <typename Operator, std::uint8_t Output, typename Tests, typename... Operands>
struct operation;

template <typename Operator, std::uint8_t Output, typename... Tests, typename... Operands>
struct operation<Operator, Output, detail::test_list<Tests...>, Operands...> : expression {
    static constexpr std::size_t size     = 1 + (0 + ... + Operands::size);
    static constexpr std::size_t names    = Operator::name_count + (0 + ... + Operands::names);
    static constexpr std::size_t tests    = sizeof...(Tests) + (0 + ... + Operands::tests);
    static constexpr std::size_t captures = (0 + ... + Operands::captures);

    static constexpr void lower(oplift::detail::lowering& to)
    {
        const std::size_t self     = to.open(step_kind::operation, sizeof...(Operands));
        to.steps[self].commutative = Operator::commutative;
        to.steps[self].output      = Output;
        Operator::lower_names(to, self);
        (to.test(self, Tests::test), ...);
        [[maybe_unused]] std::size_t previous = 0, position = 0;
        ((Operands::variadic ? void(to.steps[self].variadic = static_cast<std::int8_t>(position)) : void(),
          previous = to.sibling_of(previous), Operands::lower(to), ++position),
         ...);
    }

    /// Asks that an attribute has this value: conv2d(x, w).with<"data_format", "NHWC">().
    template <fixed_string Name, auto Value>
    constexpr auto with() const
    {
        return operation<Operator, Output,
                         detail::test_list<Tests..., detail::asked<Name, detail::attribute_constant(Value)>>,
                         Operands...>{};
    }
    template <fixed_string Name, fixed_string Value>
    constexpr auto with() const
    {
        return operation<Operator, Output, detail::test_list<Tests..., detail::asked_text<Name, Value>>, Operands...>{};
    }

    /// As with(), but a node without the attribute passes: for attributes whose default is this value.
    template <fixed_string Name, auto Value>
    constexpr auto with_default() const
    {
        using test = detail::asked_or_absent<detail::asked<Name, detail::attribute_constant(Value)>>;
        return operation<Operator, Output, detail::test_list<Tests..., test>, Operands...>{};
    }
    template <fixed_string Name, fixed_string Value>
    constexpr auto with_default() const
    {
        using test = detail::asked_or_absent<detail::asked_text<Name, Value>>;
        return operation<Operator, Output, detail::test_list<Tests..., test>, Operands...>{};
    }

    /// The node's output of this number instead of output 0.
    template <std::uint8_t Number>
    constexpr auto output() const
    {
        return operation<Operator, Number, detail::test_list<Tests...>, Operands...>{};
    }

    /// Any of the node's outputs.
    constexpr auto any_output() const { return output<pattern_step::any_output>(); }

    /// Asks that the node waits for others (^name among its inputs): without this or without_control_inputs(), control
    /// inputs do not matter. Found are those of this node, not those of an Identity or its like that is seen through,
    /// and only from nodes that the outputs need for data as well: others are not in the graph that rules see.
    /// Conditions learn from found.control_inputs(...) which they are.
    constexpr auto with_control_inputs() const { return asking_for_control_inputs<true>(); }

    /// Asks that the node waits for no other; see with_control_inputs().
    constexpr auto without_control_inputs() const { return asking_for_control_inputs<false>(); }

private:
    template <bool Some>
    static constexpr auto asking_for_control_inputs()
    {
        static_assert(!(std::same_as<Tests, detail::asked_control_inputs<!Some>> || ...),
                      "an operation cannot be asked to have control inputs and to have none");
        return operation<Operator, Output, detail::test_list<Tests..., detail::asked_control_inputs<Some>>,
                         Operands...>{};
    }
};

/// A family of TensorFlow operators that mean the same thing, such as Add and AddV2. Calling it with patterns for its
/// operands makes a pattern.
template <std::size_t Arity, operand_order Order, fixed_string... Names>
struct tensorflow_operator {
    static constexpr std::size_t name_count = sizeof...(Names);
    static constexpr bool commutative       = Order == operand_order::any;

    static_assert(sizeof...(Names) > 0, "an operator needs at least one TensorFlow name");
    static_assert(!commutative || Arity == 2, "only operators with two operands can be commutative");

    template <typename... Operands>
    constexpr auto operator()(Operands...) const
    {
        constexpr bool all_patterns = (pattern_expression<Operands> && ...);
        static_assert(
            all_patterns,
            "operands must be patterns: tensor<\"name\">, weight<\"name\">, scalar<\"name\"> or operator(...)");
        if constexpr (all_patterns) {
            static_assert(Arity == any_number || sizeof...(Operands) == Arity,
                          "wrong number of operands for this operator");
            static_assert((0 + ... + static_cast<int>(Operands::variadic)) <= 1,
                          "an operator can have one each<> among its operands");
            static_assert(sizeof...(Operands) <= most_operand_patterns,
                          "an operator can have at most 16 operand patterns");
            static_assert(Arity == any_number || !(Operands::variadic || ...),
                          "each<> can only be an operand of an operator that takes any number of operands");
            return operation<tensorflow_operator, 0, detail::test_list<>, Operands...>{};
        } else {
            static_assert(!(is_negative<Operands> || ...),
                          "what is excluded stands behind && alone: tensor<\"x\"> && !relu(...)");
            return operation<tensorflow_operator, 0, detail::test_list<>>{}; // so that no further error follows
        }
    }

    static constexpr void lower_names(oplift::detail::lowering& to, std::size_t step)
    {
        (to.operator_name(step, Names.view()), ...);
    }
};

} // namespace oplift::pattern

#endif
