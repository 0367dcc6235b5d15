#ifndef OPLIFT_IR_CHECK_HPP
#define OPLIFT_IR_CHECK_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_catalogue.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/weights/shape_arithmetic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

namespace detail {

class graph_checker {
public:
    explicit graph_checker(const operator_graph& graph) : graph_{graph}, order_{topological_order(graph)} {}

    std::vector<obstacle> run()
    {
        if (outputs_of(graph_).empty())
            found_.push_back({"", "", "the model has no outputs"});
        check_flow();
        for (const operator_vertex vertex : order_) {
            check_name(vertex);
            check_inputs(vertex);
            check_record(vertex);
        }
        for (const model_output& output : outputs_of(graph_))
            if (output.value.output >= output_count(graph_[output.value.node].op))
                report(output.value.node, "it has no output number " + std::to_string(output.value.output) +
                                              ", which '" + output.name + "' stands for");
        return std::move(found_);
    }

private:
    void report(operator_vertex vertex, std::string reason)
    {
        found_.push_back({graph_[vertex].name, graph_[vertex].op.operator_name, std::move(reason)});
    }

    /// Operators that no output needs, and cycles.
    void check_flow()
    {
        std::vector<std::size_t> position(num_vertices(graph_), order_.size());
        for (std::size_t i = 0; i < order_.size(); ++i)
            position[order_[i]] = i;
        for (operator_vertex vertex = 0; vertex < num_vertices(graph_); ++vertex)
            if (position[vertex] == order_.size())
                report(vertex, "no output of the model needs it");
        for (const operator_vertex vertex : order_)
            for (const operator_output& input : inputs_of(graph_, vertex))
                if (position[input.node] >= position[vertex])
                    report(vertex, "it is part of a cycle");
    }

    void check_name(operator_vertex vertex)
    {
        const std::string& name = graph_[vertex].name;
        const auto usable       = [](char c) { return c > ' ' && c < '\x7f' && c != ':'; };
        if (name.empty())
            report(vertex, "it has no name");
        else if (name.front() == '^' || !std::ranges::all_of(name, usable))
            report(vertex,
                   "its name has a character that the IR's readers cannot cope with: ':', '^' in front, a space "
                   "or one outside ASCII");
        else if (!names_.insert(name).second)
            report(vertex, "another operator has the same name");
    }

    void check_inputs(operator_vertex vertex)
    {
        std::set<std::uint32_t> positions;
        for (const auto edge : boost::make_iterator_range(out_edges(vertex, graph_)))
            if (!positions.insert(graph_[edge].position).second)
                report(vertex, "it has two inputs number " + std::to_string(graph_[edge].position));
        if (!positions.empty() && *positions.rbegin() + std::size_t{1} != positions.size())
            report(vertex, "one of its inputs is missing");

        for (const operator_output& input : inputs_of(graph_, vertex)) {
            const operator_node& from = graph_[input.node];
            if (input.output >= output_count(from.op))
                report(vertex, "it uses output number " + std::to_string(input.output) + " of '" + from.name +
                                   "', which has " + std::to_string(output_count(from.op)));
        }
        if (const operator_description* known = find_operator(graph_[vertex].op.operator_name)) {
            const std::size_t count = in_count(vertex);
            if (count < known->least_inputs || count > known->most_inputs)
                report(vertex,
                       "it has " + std::to_string(count) + " inputs, which is not the number that this operator has");
        } else {
            report(vertex, "the IR has no such operator");
        }
    }

    std::size_t in_count(operator_vertex vertex) const { return out_degree(vertex, graph_); }

    void check_record(operator_vertex vertex)
    {
        const record& op                  = graph_[vertex].op;
        const operator_description* known = find_operator(op.operator_name);
        const auto named                  = [](std::string_view name) {
            return [name](const auto& entry) { return entry.first == name; };
        };
        for (const auto& [name, w] : op.weights) {
            check_weight(vertex, name, w);
            if (known && std::ranges::find(known->weights, name) == known->weights.end())
                report(vertex, "it has a weight '" + name + "', which no reader of the IR uses");
        }
        if (known)
            for (const std::string_view name : known->required)
                if (std::ranges::none_of(op.attributes, named(name)) && std::ranges::none_of(op.weights, named(name)))
                    report(vertex, "it lacks '" + std::string{name} + "'");
        if (op.operator_name == "BatchNorm" && std::ranges::none_of(op.weights, named("bias")))
            report(vertex, "it lacks the weight 'bias', which some readers of the IR need, be it zeros");
        for (const auto* entries : {&op.attributes})
            for (std::size_t i = 1; i < entries->size(); ++i)
                if ((*entries)[i - 1].first >= (*entries)[i].first)
                    report(vertex, "its attributes are not sorted or '" + (*entries)[i].first + "' is there twice");
        if (graph_[vertex].output_shapes.size() < output_count(op))
            report(vertex, "the shapes of its outputs are not stated");
    }

    void check_weight(operator_vertex vertex, const std::string& name, const weight& w)
    {
        const auto problem = [&](const std::string& reason) { report(vertex, "its weight '" + name + "' " + reason); };
        if (size_of(w.type) == 0 || w.type == data_type::bfloat16)
            return problem("has type " + std::string{name_of(w.type)} + ", which numpy does not have");
        const auto count = checked_element_count(w.source_shape);
        if (!count || *count > std::numeric_limits<std::int64_t>::max() / 16)
            return problem("has an impossible shape");
        if (!w.permutation.empty()) {
            std::vector<std::size_t> axes = w.permutation;
            std::ranges::sort(axes);
            std::vector<std::size_t> all(w.source_shape.size());
            std::iota(all.begin(), all.end(), std::size_t{0});
            if (axes != all)
                return problem("is permuted in an impossible way");
        }
        if (checked_element_count(w.shape()) != count)
            problem("has another number of elements in its final shape");
    }

    const operator_graph& graph_;
    std::vector<operator_vertex> order_;
    std::vector<obstacle> found_;
    std::set<std::string> names_;
};

} // namespace detail

/// What keeps the IR from being written, or from being read by MMdnn: names, inputs, attributes and weights that are
/// missing or do not fit. Empty if all is well. Values are not read.
inline std::vector<obstacle> check(const operator_graph& graph)
{
    return detail::graph_checker{graph}.run();
}

} // namespace oplift::ir

#endif
