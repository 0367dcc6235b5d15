#ifndef OPLIFT_TESTS_SUPPORT_GRAPH_TEXT_HPP
#define OPLIFT_TESTS_SUPPORT_GRAPH_TEXT_HPP

#include <oplift/graph/graph_builder.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::test {

/// A graph from lines of the form
///
///     name = Operator(input, input:1, ^control) key=value key=value
///
/// A value is one of: 3  0.5  true  "text"  float32 (a type)  [1,2,3]  [0.5,1.0]  <2,?,3> or <?> (a shape; <*> unknown
/// rank)  and, for a Const's value:  float32<2,2>{1,2,3,4}  (one element stands for all). Lines that are empty or
/// begin with # are passed over. Const and Placeholder get their dtype attribute from the value's type or `dtype=`.
class graph_text {
public:
    static dataflow_graph parse(std::string_view text)
    {
        graph_builder builder{"test"};
        std::istringstream lines{std::string{text}};
        for (std::string line; std::getline(lines, line);) {
            const std::size_t first = line.find_first_not_of(" \t");
            if (first != std::string::npos && line[first] != '#')
                graph_text{std::string_view{line}.substr(first)}.node(builder);
        }
        return std::move(builder).finish();
    }

private:
    explicit graph_text(std::string_view line) : rest_{line} {}

    void node(graph_builder& builder)
    {
        const std::string name = word(" =");
        expect('=');
        const std::string operator_name = word("(");
        std::vector<std::string> inputs;
        expect('(');
        while (!accept(')')) {
            inputs.push_back(word(",) "));
            accept(',');
        }
        std::vector<std::pair<std::string, attribute_value>> attributes;
        for (skip(); !rest_.empty(); skip()) {
            std::string key = word("=");
            expect('=');
            attribute_value value = parse_value();
            if (const auto* constant = value.get_if<tensor>())
                attributes.emplace_back("dtype", constant->type);
            attributes.emplace_back(std::move(key), std::move(value));
        }
        builder.add(name, operator_name, std::move(inputs), attribute_map{std::move(attributes)});
    }

    attribute_value parse_value()
    {
        if (accept('"')) {
            std::string text = until("\"");
            expect('"');
            return text;
        }
        if (accept('['))
            return list();
        if (rest_.starts_with('<'))
            return shape();
        const std::string text = until(" <");
        if (text == "true" || text == "false")
            return text == "true";
        for (int i = 1; i <= 23; ++i)
            if (const auto type = static_cast<data_type>(i); text == name_of(type))
                return rest_.starts_with('<') ? attribute_value{constant(type)} : attribute_value{type};
        if (text.find_first_of(".e") != std::string::npos)
            return std::stof(text);
        return static_cast<std::int64_t>(std::stoll(text));
    }

    attribute_value list()
    {
        std::vector<std::string> items = separated(']');
        std::vector<std::int64_t> integers;
        std::vector<float> floats;
        std::vector<std::string> strings;
        for (const std::string& item : items)
            if (item.starts_with('"'))
                strings.push_back(item.substr(1, item.size() - 2));
            else if (item.find_first_of(".e") != std::string::npos)
                floats.push_back(std::stof(item));
            else
                integers.push_back(std::stoll(item));
        if (!strings.empty())
            return strings;
        if (!floats.empty())
            return floats;
        return integers;
    }

    stated_shape shape()
    {
        expect('<');
        std::vector<std::int64_t> extents;
        bool known = true;
        for (const std::string& item : separated('>'))
            if (item == "*")
                known = false;
            else
                extents.push_back(item == "?" ? -1 : std::stoll(item));
        return known ? stated_shape{extents} : std::nullopt;
    }

    tensor constant(data_type type)
    {
        std::vector<std::int64_t> extents = shape().value();
        expect('{');
        const std::vector<std::string> items = separated('}');
        auto make                            = [&]<typename T>(T (*read)(const std::string&)) {
            std::vector<T> elements;
            for (const std::string& item : items)
                elements.push_back(read(item));
            tensor result  = tensor::of(type, extents, std::move(elements));
            result.uniform = items.size() == 1 && result.element_count() != 1;
            if (!result.uniform && static_cast<std::int64_t>(items.size()) != result.element_count())
                throw std::invalid_argument{"wrong number of elements in a test graph"};
            return result;
        };
        using text = const std::string&;
        switch (type) {
        case data_type::float32:
            return make(+[](text t) { return std::stof(t); });
        case data_type::float64:
            return make(+[](text t) { return std::stod(t); });
        case data_type::int32:
            return make(+[](text t) { return static_cast<std::int32_t>(std::stol(t)); });
        case data_type::int64:
            return make(+[](text t) { return static_cast<std::int64_t>(std::stoll(t)); });
        case data_type::uint8:
            return make(+[](text t) { return static_cast<std::uint8_t>(std::stoul(t)); });
        case data_type::boolean:
            return make(+[](text t) { return static_cast<std::uint8_t>(t == "true"); });
        case data_type::string: {
            tensor result;
            result.type  = type;
            result.shape = extents;
            std::vector<std::string> strings;
            for (text item : items)
                strings.push_back(item.substr(1, item.size() - 2));
            result.strings = std::make_shared<const std::vector<std::string>>(std::move(strings));
            return result;
        }
        default:
            throw std::invalid_argument{"a test graph has a constant of a type that its notation lacks"};
        }
    }

    std::vector<std::string> separated(char end)
    {
        std::vector<std::string> items;
        while (!accept(end)) {
            skip();
            items.push_back(until(std::string{", "} + end));
            skip();
            accept(',');
            skip();
        }
        return items;
    }

    void skip()
    {
        while (rest_.starts_with(' '))
            rest_.remove_prefix(1);
    }
    bool accept(char c)
    {
        skip();
        if (!rest_.starts_with(c))
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char c)
    {
        if (!accept(c))
            throw std::invalid_argument{std::string{"expected '"} + c +
                                        "' in a test graph before: " + std::string{rest_}};
    }
    std::string until(std::string_view ends)
    {
        const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
        std::string text{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        return text;
    }
    std::string word(std::string_view ends)
    {
        skip();
        return until(ends);
    }

    std::string_view rest_;
};

/// The node of that name; the test fails where there is none.
inline node_id node_named(const dataflow_graph& graph, std::string_view name)
{
    for (node_id node = 0; node < num_vertices(graph); ++node)
        if (graph[node].name == name)
            return node;
    throw std::invalid_argument{"the test graph has no node " + std::string{name}};
}

} // namespace oplift::test

#endif
