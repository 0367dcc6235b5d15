// What oplift explain does: the graph is prepared and covered as oplift to-ir does it, then the node is looked for.
#include "explain.hpp"

#include "loading.hpp"
#include <oplift/error.hpp>
#include <oplift/graph/find_output.hpp>
#include <oplift/lift/assembly.hpp>
#include <oplift/match/graph_explainer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <lifting/library_rules.hpp>
#include <lifting/preparing.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::driver {
namespace {

using rule = rule_entry<ir::built_operators>;

/// The rule of that name. Throws usage_error with the nearest names.
const rule& rule_named(std::string_view name)
{
    const auto& rules = compiled::library_rules().entries;
    if (const auto found = std::ranges::find(rules, name, &rule::name); found != rules.end())
        return *found;
    std::vector<std::pair<std::size_t, std::string_view>> near;
    const std::size_t farthest = name.size() / 2 + 2;
    for (const rule& other : rules)
        if (other.name.find(name) != other.name.npos)
            near.emplace_back(1, other.name);
        else if (const std::size_t distance = edit_distance(name, other.name, farthest); distance < farthest)
            near.emplace_back(distance, other.name);
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string_view>::first);
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < near.size() && i < 3; ++i)
        names.push_back(near[i].second);
    throw usage_error{fmt::format("there is no rule '{}'{}{}; see oplift rules", name,
                                  names.empty() ? "" : "; the nearest are: ", fmt::join(names, ", "))};
}

/// The model's graph as rules see it; empty if it has several possible outputs and none is named.
std::optional<prepared_graph> prepare_evident(const loaded_model& model, const std::vector<std::string>& outputs)
{
    lift_request request{.outputs = outputs, .inputs = {}, .input_shapes = {}};
    try {
        return compiled::prepare_model(model, request);
    } catch (const usage_error&) {
        if (!outputs.empty())
            throw;
        return std::nullopt;
    }
}

/// The node's number in a prepared graph, unless nothing there needs it.
std::optional<node_id> find_node(const prepared_graph& prepared, std::string_view name)
{
    const subject& graph = *prepared.view;
    const auto found     = std::ranges::find(graph.names, name);
    if (found == graph.names.end())
        return std::nullopt;
    const auto node      = static_cast<node_id>(found - graph.names.begin());
    const bool is_output = std::ranges::find(prepared.outputs, node, &tensor_reference::node) != prepared.outputs.end();
    return is_output || !graph.uses_of(node).empty() ? std::optional{node} : std::nullopt;
}

} // namespace

status explain_node(const explain_arguments& given)
{
    const rule* asked = given.rule.empty() ? nullptr : &rule_named(given.rule);
    const auto model  = load(given.network, given.weights);
    const std::string name{parse_input(given.node).node};

    std::optional<prepared_graph> prepared = prepare_evident(*model, given.outputs);
    std::optional<node_id> node            = prepared ? find_node(*prepared, name) : std::nullopt;
    if (!node) { // It does not exist, or only passes a tensor on, or no output needs it.
        lift_request request{.outputs = {name}, .inputs = {}, .input_shapes = {}};
        prepared_graph alone       = compiled::prepare_model(*model, request);
        const node_id source       = alone.outputs.at(0).node;
        const std::string its_name = std::string{alone.view->names[source]};
        if (its_name != name)
            fmt::print("'{}' only passes on what '{}' yields.\n", name, its_name);
        node = prepared ? find_node(*prepared, its_name) : std::nullopt;
        if (!node) {
            if (prepared)
                fmt::print("The outputs of the model do not need '{}': it is explained as an output.\n", its_name);
            prepared = std::move(alone);
            node     = source;
        }
    }

    const subject& graph = *prepared->view;
    graph_explainer<ir::built_operators> explainer{graph, compiled::library_rules(), prepared->outputs,
                                                   &detail::inputs_of_built};
    fmt::print("{}: {}\n", tensor_text(graph, {*node, 0}), explainer.standing(*node));
    if (asked) {
        fmt::print("{}", text_of(graph, explainer.explain(*asked, *node)));
        return status::done;
    }
    const std::vector<explanation> nearest = explainer.nearest(*node);
    const bool is_known                    = graph.knowledge->facts({*node, 0}).when_known != constancy::varying;
    if (!is_known && std::ranges::none_of(nearest, [&](const explanation& told) { return told.root == *node; }))
        fmt::print("no rule begins with {}\n", graph.operator_names[*node]);
    for (const explanation& told : nearest)
        fmt::print("{}", text_of(graph, told));
    return status::done;
}

} // namespace oplift::driver
