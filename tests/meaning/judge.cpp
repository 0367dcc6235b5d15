#include <oplift/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <meaning/evaluate_ir.hpp>
#include <meaning/judge.hpp>
#include <meaning/lifting.hpp>
#include <random>
#include <support/ir_text.hpp>

namespace oplift::test::meaning {

namespace {

/// Numbers that depend on a seed and a name, and on nothing of the standard library that differs between platforms.
class number_source {
public:
    number_source(std::uint32_t seed, std::string_view name)
    {
        std::uint32_t mixed = seed * 2654435761u + 12345u;
        for (const char c : name)
            mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619u;
        numbers_.seed(mixed);
    }
    /// A number between 0 and 1.
    double next() { return static_cast<double>(numbers_()) / 4294967296.0; }

private:
    std::mt19937 numbers_;
};

array random_array(const draft_node& node, data_type type, const extents& shape, std::uint32_t seed)
{
    number_source numbers{seed, node.name};
    const bool whole  = is_integer(type);
    const double low  = node.number("_low", whole ? 0.0 : -2.0);
    const double high = node.number("_high", whole ? 4.0 : 2.0);
    return tabulated(type, shape, [&](const extents&) {
        const double number = low + (high - low) * numbers.next();
        if (type == data_type::boolean)
            return number > 0 ? 1.0 : 0.0;
        if (whole)
            return std::floor(number);
        // What float32 can hold: weights are stored so.
        return static_cast<double>(static_cast<float>(number));
    });
}

bool is_placeholder(const draft_node& node)
{
    return node.operator_name == "Placeholder" || node.operator_name == "PlaceholderV2";
}
bool is_variable(const draft_node& node)
{
    return node.operator_name.starts_with("Variable") || node.operator_name == "VarHandleOp";
}

constexpr int steps_of_noise = 40;

/// The outputs of a graph; where it has random numbers, their mean over these.
std::vector<array> mean_outputs(const draft& graph, surroundings with)
{
    const bool random =
        std::ranges::any_of(graph.nodes, [](const draft_node& node) { return node.operator_name == "RandomUniform"; });
    if (!random)
        return evaluate(graph, with);
    std::vector<array> sum;
    for (int step = 0; step < steps_of_noise; ++step) {
        with.random_number              = (step + 0.5) / steps_of_noise;
        const std::vector<array> values = evaluate(graph, with);
        if (step == 0)
            sum = values;
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t k = 0; k < values[i].elements.size(); ++k)
                sum[i].elements[k] += step == 0 ? 0 : values[i].elements[k];
    }
    for (array& total : sum)
        for (double& element : total.elements)
            element /= steps_of_noise;
    return sum;
}

std::string difference_of_all(const std::vector<array>& wanted, const std::vector<array>& found)
{
    if (wanted.size() != found.size())
        return "another number of outputs";
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (const std::string one = difference(wanted[i], found[i]); !one.empty())
            return fmt::format("output {}: {}", i, one);
    return {};
}

} // namespace

surroundings surroundings_of(const draft& graph, std::uint32_t seed)
{
    surroundings result;
    for (const draft_node& node : graph.nodes) {
        if (!is_placeholder(node) && !is_variable(node))
            continue;
        extents shape = node.get("shape", stated_shape{std::in_place}).value_or(extents{});
        shape         = node.get("_fed", shape);
        std::ranges::replace(shape, -1, 2);
        const array value = random_array(node, node.get("dtype", data_type::float32), shape, seed);
        (is_variable(node) ? result.variables : result.fed)[node.name] = value;
    }
    return result;
}

verdict judge(draft graph, std::uint32_t seed)
{
    verdict result;
    const surroundings with = surroundings_of(graph, seed);
    add_types(graph, with);
    std::vector<array> wanted;
    bool runs = true;
    try {
        wanted = mean_outputs(graph, with);
    } catch (const not_evaluated& problem) {
        result.why = problem.what();
        runs       = false;
    }
    // What cannot run must not crash all the same.
    lifted_graph made;
    const auto refuse = [&](const std::exception& refused) {
        result.what = runs ? fate::refused : fate::invalid;
        result.why  = refused.what();
        return result;
    };
    try {
        made = lifted(graph, with.variables);
    } catch (const refusal& refused) {
        return refuse(refused);
    } catch (const usage_error& refused) {
        return refuse(refused);
    } catch (const input_error& refused) {
        return refuse(refused);
    } catch (const std::exception& problem) {
        result.what = fate::broken;
        result.why  = std::string{"lifting ended with: "} + problem.what();
        return result;
    }
    result.rules = made.rules;
    result.ir    = ir_text(made.graph);
    for (const ir::operator_vertex vertex : ir::topological_order(made.graph))
        result.operators.push_back(made.graph[vertex].op.operator_name);
    std::ranges::sort(result.operators);
    if (!runs)
        return result;
    result.what = fate::broken;
    try {
        if (const std::string one = difference_of_all(wanted, evaluate(made.graph, with.fed)); !one.empty()) {
            result.why = "the IR means something else: " + one;
            return result;
        }
    } catch (const refusal& refused) { // a weight that cannot be computed
        return refuse(refused);
    } catch (const contradicted_assumption& problem) {
        result.what = fate::refused;
        result.why  = problem.what();
        return result;
    } catch (const std::exception& problem) {
        result.why = std::string{"the IR cannot be run: "} + problem.what();
        return result;
    }
    draft again;
    try {
        again            = remade(made.graph);
        result.is_remade = true;
    } catch (const refusal& refused) {
        result.what = fate::kept;
        result.why  = refused.what();
        return result;
    } catch (const std::exception& problem) {
        result.why = std::string{"writing ended with: "} + problem.what();
        return result;
    }
    try {
        if (const std::string one = difference_of_all(wanted, evaluate(again, with)); !one.empty()) {
            result.why = "the graph that is written for the IR means something else: " + one + "\n" + text_of(again);
            return result;
        }
    } catch (const not_evaluated& problem) {
        result.why = std::string{"the graph that is written for the IR cannot be run: "} + problem.what() + "\n" +
                     text_of(again);
        return result;
    }
    result.what = fate::kept;
    return result;
}

void freeze(draft& graph, std::uint32_t seed)
{
    const surroundings with = surroundings_of(graph, seed);
    for (draft_node& node : graph.nodes)
        if (node.operator_name.starts_with("Variable") && with.variables.at(node.name).elements.size() > 1) {
            node.operator_name = "Const";
            node.attributes    = {{"dtype", with.variables.at(node.name).type},
                                  {"value", tensor_of(with.variables.at(node.name))}};
        }
}

std::string text_of(const draft& graph, const verdict& of)
{
    return fmt::format("{}\nthe graph:\n{}\nrules: {}\nthe IR:\n{}", of.why, text_of(graph), fmt::join(of.rules, ", "),
                       of.ir);
}

} // namespace oplift::test::meaning
