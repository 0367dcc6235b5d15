#ifndef OPLIFT_TESTS_SUPPORT_OPERATOR_LINES_HPP
#define OPLIFT_TESTS_SUPPORT_OPERATOR_LINES_HPP

#include <oplift/pattern/tensorflow_operators.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace oplift::test {

/// Checks that lines of the table of TensorFlow's operators are sorted, begin with the letters that the header states,
/// and have the form that operator_definition reads.
inline void check_operator_lines(std::span<const char* const> lines, char first_letter, char last_letter)
{
    constexpr std::array<std::string_view, 8> types{"text", "int",   "float",  "bool",
                                                    "type", "shape", "tensor", "function"};
    std::string_view before;
    for (const std::string_view line : lines) {
        CAPTURE(line);
        const operator_definition definition{line};
        CHECK(before < definition.name());
        before = definition.name();
        CHECK(before.front() >= first_letter);
        CHECK(before.front() <= last_letter);
        CHECK(std::ranges::count(line, '(') == 1);
        CHECK(std::ranges::count(line, ';') == 1);
        CHECK(line.find("  ") == std::string_view::npos);
        CHECK(find_tensorflow_operator(before).input_names() == definition.input_names());
        std::set<std::string_view> names;
        definition.for_each_attribute([&](const attribute_definition& attribute) {
            CHECK(names.insert(attribute.name).second);
            std::string_view type = attribute.type;
            if (type.ends_with('s'))
                type.remove_suffix(1);
            CHECK(std::ranges::find(types, type) != types.end());
            if (attribute.has_default && attribute.type.ends_with('s')) {
                CHECK(attribute.default_value.starts_with('['));
                CHECK(attribute.default_value.ends_with(']'));
            }
        });
    }
}

} // namespace oplift::test

#endif
