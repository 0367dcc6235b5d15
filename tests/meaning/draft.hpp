#ifndef OPLIFT_TESTS_MEANING_DRAFT_HPP
#define OPLIFT_TESTS_MEANING_DRAFT_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::test::meaning {

/// A node of a graph that can be changed.
struct draft_node {
    std::string name;
    std::string operator_name;
    std::vector<std::string> inputs; ///< "node", "node:1" or "^node"
    std::vector<std::pair<std::string, attribute_value>> attributes;

    template <typename T>
    T get(std::string_view attribute, T otherwise) const
    {
        for (const auto& [key, value] : attributes)
            if (key == attribute)
                if (const T* found = value.template get_if<T>())
                    return *found;
        return otherwise;
    }
    /// A number, however it is written.
    double number(std::string_view attribute, double otherwise) const;
    void set(std::string_view attribute, attribute_value value);
    void remove(std::string_view attribute);
};

/// A TensorFlow graph that can be changed: nodes in any order. The outputs belong to it.
struct draft {
    std::vector<draft_node> nodes;
    std::vector<std::string> outputs;

    const draft_node* find(std::string_view name) const;
    draft_node* find(std::string_view name);

    /// A name that no node has.
    std::string unused(const std::string& wanted) const;
};

/// The graph of a text in the notation of graph_text.hpp.
draft draft_of(std::string_view text, std::vector<std::string> outputs);
draft draft_of(const dataflow_graph& graph, std::vector<std::string> outputs);

dataflow_graph graph_of(const draft& made);

/// The graph in the notation of graph_text.hpp, and its outputs.
std::string text_of(const draft& shown);

} // namespace oplift::test::meaning

#endif
