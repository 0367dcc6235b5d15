#ifndef OPLIFT_RULES_SUPPORT_ELEMENT_TYPES_HPP
#define OPLIFT_RULES_SUPPORT_ELEMENT_TYPES_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/weights/data_type.hpp>

#include <initializer_list>

namespace oplift::rule {

// Kinds of elements, as rules that are alike but for this ask for them: a sentence, and whether a type is of the kind.

/// Floating-point types that the IR knows: bfloat16 is none of them.
struct floating_elements {
    static constexpr fixed_string sentence = "the elements are floating-point numbers";

    static constexpr bool include(data_type type) { return is_floating(type) && type != data_type::bfloat16; }
};

/// Whole numbers.
struct integer_elements {
    static constexpr fixed_string sentence = "the elements are integers";

    static constexpr bool include(data_type type) { return is_integer(type); }
};

/// Numbers, but for complex and quantized ones.
struct real_elements {
    static constexpr fixed_string sentence = "the elements are real numbers";

    static constexpr bool include(data_type type)
    {
        return floating_elements::include(type) || integer_elements::include(type);
    }
};

/// Truth values.
struct boolean_elements {
    static constexpr fixed_string sentence = "the elements are truth values";

    static constexpr bool include(data_type type) { return type == data_type::boolean; }
};

/// What can be told apart by numpy's comparison: numbers and truth values.
struct comparable_elements {
    static constexpr fixed_string sentence = "the elements are real numbers or truth values";

    static constexpr bool include(data_type type)
    {
        return real_elements::include(type) || boolean_elements::include(type);
    }
};

/// Whether all tensors have the same type, and one of a kind.
template <typename Kind>
bool all_have(const match_view& match, std::initializer_list<tensor_reference> tensors)
{
    for (const tensor_reference tensor : tensors)
        if (match.type(tensor) != match.type(*tensors.begin()) || !Kind::include(match.type(tensor)))
            return false;
    return true;
}

} // namespace oplift::rule

#endif
