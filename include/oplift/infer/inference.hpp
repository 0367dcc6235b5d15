#ifndef OPLIFT_INFER_INFERENCE_HPP
#define OPLIFT_INFER_INFERENCE_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/infer/known_elements.hpp>
#include <oplift/infer/operation.hpp>
#include <oplift/infer/tensor_facts.hpp>
#include <oplift/infer/values/evaluation.hpp>
#include <oplift/weights/variable_source.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace oplift {

/// Shapes that the user states for inputs, by node. They replace the graph's own.
using input_shapes = std::map<node_id, stated_shape>;

/// What an inference knows of operators: their shape functions and their evaluators. Each function returns null for an
/// operator that it does not know. Those of the library are infer::library_tables; they are told to the inference, not
/// included by it, so that a program can compile them in files of their own.
struct inference_tables {
    const infer::shape_rule* (*shape_rule_of)(std::string_view operator_name)           = nullptr;
    const infer::evaluation_rule* (*evaluation_rule_of)(std::string_view operator_name) = nullptr;
};

/// What can be said of a graph's tensors without running it: shapes, element types, and the values of those that
/// depend on constants and variables alone.
class inference {
public:
    /// A result of an evaluation has at most this many bytes.
    static constexpr std::int64_t most_bytes = std::int64_t{256} << 20;

    /// Infers the facts of all tensors. `graph` lists operands before their users, as prune() makes it; edges the other
    /// way, which loops have, are tolerated, and nothing is known of what they carry. `variables` may be null.
    /// Both must live as long as the inference.
    inference(const dataflow_graph& graph, const variable_source* variables, const inference_tables& tables,
              const input_shapes& stated = {})
        : graph_{graph}, variables_{variables}, tables_{tables}, nodes_(num_vertices(graph))
    {
        for (node_id node = 0; node < nodes_.size(); ++node)
            for (const auto edge : edges_of(graph, node))
                if (!graph[edge].is_control())
                    nodes_[target(edge, graph)].most_used =
                        std::max(nodes_[target(edge, graph)].most_used, graph[edge].output + 1);
        operators_.resize(graph[boost::graph_bundle].operator_names->size());
        for (node_id node = 0; node < nodes_.size(); ++node)
            infer_node(node, stated);
    }

    /// What is known of a tensor; nothing of an output that does not exist.
    const tensor_facts& of(tensor_reference t) const
    {
        static const tensor_facts nothing;
        const record* known = find(t);
        return known ? known->facts : nothing;
    }

    /// How many outputs a node has. Of an operator that is not known, that is how many are used.
    std::size_t output_count(node_id node) const { return nodes_.at(node).count; }

    /// The value of a tensor that is constant, or computed from variables with values; computed when it is asked for.
    /// Nothing if it varies, if there are no values, or if an operator on the way is not evaluated or makes more than
    /// most_bytes. Of a resource handle, the value of its variable. May be called from several threads.
    /// Throws input_error where a variable's bytes are damaged.
    std::optional<tensor> value(tensor_reference t) const
    {
        const std::lock_guard lock{computed_->mutex};
        if (!is_available(t))
            return std::nullopt;
        if (auto immediate = immediate_value(t))
            return immediate;
        compute(t.node);
        const auto found = computed_->values.find(t.node);
        if (found == computed_->values.end() || t.output >= found->second.size())
            return std::nullopt;
        tensor result = found->second[t.output];
        forget_large();
        return result;
    }

    /// What cannot be as the graph says: shapes that do not go together, operands that are missing. In graph order.
    const std::vector<obstacle>& contradictions() const { return contradictions_; }

private:
    struct record {
        tensor_facts facts;
        const tensor* value = nullptr; ///< a constant's, or a small one that was folded
    };
    struct node_records {
        std::uint32_t most_used = 0;
        std::uint32_t first     = 0; ///< in records_
        std::uint32_t stored    = 0; ///< the last one stands for those that are not stored
        std::uint32_t count     = 0;
    };
    struct operator_rules {
        bool looked_up                      = false;
        const infer::shape_rule* shape      = nullptr;
        const infer::evaluation_rule* value = nullptr;
    };
    struct computed_values {
        std::mutex mutex;
        std::unordered_map<node_id, std::vector<tensor>> values;
        std::unordered_set<node_id> failed;
    };

    static constexpr std::int64_t most_folded_bytes = infer::most_elements * 8;
    static constexpr std::int64_t most_bytes_a_call = most_bytes * 8;
    static constexpr std::size_t large              = std::size_t{1} << 20;

    const record* find(tensor_reference t) const
    {
        if (t.node >= nodes_.size() || t.output >= nodes_[t.node].count || nodes_[t.node].stored == 0)
            return nullptr;
        return &records_[nodes_[t.node].first + std::min(t.output, nodes_[t.node].stored - 1)];
    }

    const operator_rules& rules_of(node_id node)
    {
        const operator_id type = graph_[node].operator_type;
        if (type >= operators_.size())
            operators_.resize(type + std::size_t{1});
        if (!operators_[type].looked_up)
            operators_[type] = {true, tables_.shape_rule_of(graph_[node].operator_name),
                                tables_.evaluation_rule_of(graph_[node].operator_name)};
        return operators_[type];
    }

    static data_type stated_type(const attribute_map& attributes)
    {
        for (const char* name : {"dtype", "DstT", "out_type", "output_type", "Tout", "T", "Tparams", "type"})
            if (const auto* type = attributes.find<data_type>(name))
                return *type;
        return data_type::invalid;
    }

    constancy constancy_of_operands() const
    {
        if (operands_.empty())
            return constancy::varying;
        constancy least = constancy::constant;
        for (const infer::operand_view& operand : operands_)
            least = std::min(least, operand.facts->when_known);
        return least;
    }

    void contradict(node_id node, std::string reason)
    {
        contradictions_.push_back(
            {std::string{graph_[node].name}, std::string{graph_[node].operator_name}, std::move(reason)});
    }

    void collect_operands(node_id node)
    {
        static const tensor_facts nothing;
        operands_.clear();
        for (const auto edge : edges_of(graph_, node)) {
            if (graph_[edge].is_control())
                continue;
            const node_id operand = target(edge, graph_);
            const record* known   = operand < node ? find({operand, graph_[edge].output}) : nullptr;
            const bool own        = known && graph_[edge].output < nodes_[operand].stored;
            operands_.push_back({known ? &known->facts : &nothing, own ? known->value : nullptr});
            if (operand < node && !known)
                contradict(node, "it uses output " + std::to_string(graph_[edge].output) + " of '" +
                                     std::string{graph_[operand].name} + "', which has " +
                                     std::to_string(nodes_[operand].count) + " outputs");
        }
    }

    void infer_node(node_id node, const input_shapes& stated)
    {
        collect_operands(node);
        const operator_rules& rules     = rules_of(node);
        const attribute_map& attributes = graph_[node].attributes;
        std::uint32_t count             = 0;
        outputs_.assign(1, {});
        outputs_[0].type       = stated_type(attributes);
        outputs_[0].when_known = constancy_of_operands();
        if (rules.shape) {
            if (rules.shape->rule != infer::constancy_rule::of_operands)
                outputs_[0].when_known = constancy::varying;
            count = apply(node, *rules.shape);
            if (count == infer::operation::any_number)
                count = nodes_[node].most_used;
        } else {
            if (attributes.find<std::int64_t>("seed"))
                outputs_[0].when_known = constancy::varying;
            count = nodes_[node].most_used;
            if (count > 1) { // the types of further outputs are not known
                outputs_.push_back(outputs_[0]);
                outputs_[1].type = data_type::invalid;
            } else if (count == 0) {
                count = 1;
            }
        }
        if (const auto own = stated.find(node); own != stated.end() && !outputs_.empty()) {
            outputs_[0].shape = infer::operation::shape_from(own->second, symbols_);
            outputs_[0].elements.reset();
        }
        for (tensor_facts& facts : outputs_)
            infer::complete(facts);
        fold(rules, attributes);
        node_records& own = nodes_[node];
        own.first         = static_cast<std::uint32_t>(records_.size());
        own.stored        = static_cast<std::uint32_t>(outputs_.size());
        own.count         = std::max(count, own.stored);
        for (std::size_t i = 0; i < outputs_.size(); ++i)
            records_.push_back({std::move(outputs_[i]), i < folded_.size() ? folded_[i] : nullptr});
    }

    /// Runs the shape function; after a contradiction, the types remain.
    std::uint32_t apply(node_id node, const infer::shape_rule& rule)
    {
        std::uint32_t count = 0;
        infer::operation described{graph_[node].name, graph_[node].attributes, operands_, variables_, symbols_,
                                   outputs_};
        try {
            rule.function(described);
            count = described.output_count;
        } catch (const infer::missing_operand& found) {
            if (!operands_.empty())
                contradict(node, found.reason);
            know_nothing();
            count = infer::operation::any_number;
        } catch (const infer::contradiction& found) {
            contradict(node, found.reason);
            know_nothing();
            count = infer::operation::any_number;
        }
        if (rule.rule == infer::constancy_rule::of_operands)
            for (tensor_facts& facts : outputs_)
                facts.when_known = outputs_[0].when_known;
        return count;
    }

    void know_nothing()
    {
        for (tensor_facts& facts : outputs_) {
            facts.shape.reset();
            facts.elements.reset();
            facts.held.clear();
            facts.when_known = constancy::varying;
        }
    }

    /// Computes small constants at once, for the shape functions of their users.
    void fold(const operator_rules& rules, const attribute_map& attributes)
    {
        folded_.clear();
        if (outputs_.empty() || outputs_[0].when_known != constancy::constant)
            return;
        if (operands_.empty()) {
            if (const tensor* constant = attributes.find<tensor>("value"))
                folded_.push_back(constant);
            return;
        }
        if (!rules.value)
            return;
        std::vector<tensor> operands;
        for (const infer::operand_view& operand : operands_) {
            if (rules.value->need == infer::evaluation_need::first_operand && !operands.empty())
                break;
            if (rules.value->need == infer::evaluation_need::shapes) {
                auto shape = infer::shape_alone(*operand.facts);
                if (!shape)
                    return;
                operands.push_back(*std::move(shape));
            } else if (operand.value) {
                const auto size = infer::element_count_of(operand.value->shape);
                if (!size || *size > infer::most_elements)
                    return;
                operands.push_back(*operand.value);
            } else if (auto made = infer::from_elements(*operand.facts)) {
                operands.push_back(*std::move(made));
            } else {
                return;
            }
        }
        try {
            std::vector<tensor> values = rules.value->function({attributes, operands, most_folded_bytes});
            if (values.size() > static_cast<std::size_t>(infer::most_elements))
                return;
            for (tensor& value : values)
                folded_.push_back(&storage_.emplace_back(std::move(value)));
        } catch (const infer::cannot_evaluate&) {
            return;
        }
        while (outputs_.size() < folded_.size())
            outputs_.push_back(outputs_.back());
        for (std::size_t i = 0; i < folded_.size(); ++i)
            infer::refine(outputs_[i], *folded_[i]);
    }

    bool is_available(tensor_reference t) const
    {
        const record* known = find(t);
        return known && known->facts.when_known != constancy::varying;
    }

    /// A value that needs no computation.
    std::optional<tensor> immediate_value(tensor_reference t) const
    {
        const record* known = find(t);
        if (!known)
            return std::nullopt;
        return known->value && t.output < nodes_[t.node].stored ? std::optional{*known->value}
                                                                : infer::from_elements(known->facts);
    }

    /// Computes a node and what it needs. Operands precede their users, so the order of the nodes is that of the work.
    void compute(node_id wanted) const
    {
        std::vector<node_id> work = {wanted};
        std::unordered_set<node_id> needed;
        while (!work.empty()) {
            const node_id node = work.back();
            work.pop_back();
            if (computed_->values.contains(node) || !needed.insert(node).second)
                continue;
            if (!can_compute(node))
                return;
            for (const tensor_reference operand : operands_needed(node)) {
                if (operand.node >= node || !is_available(operand))
                    return;
                if (!immediate_value(operand))
                    work.push_back(operand.node);
            }
        }
        std::vector<node_id> order(needed.begin(), needed.end());
        std::ranges::sort(order);
        std::int64_t bytes = 0;
        for (const node_id node : order) {
            if (!compute_one(node))
                return;
            for (const tensor& value : computed_->values[node])
                bytes += static_cast<std::int64_t>(value.bytes.size());
            if (bytes > most_bytes_a_call) {
                computed_->failed.insert(wanted);
                return;
            }
        }
    }

    bool is_variable(node_id node) const
    {
        return nodes_[node].stored != 0 && records_[nodes_[node].first].facts.when_known == constancy::variable &&
               operands_of(graph_, node).empty();
    }

    /// The operands whose values the evaluation of a node reads.
    std::vector<tensor_reference> operands_needed(node_id node) const
    {
        std::vector<tensor_reference> operands = operands_of(graph_, node);
        const auto* rule                       = operators_[graph_[node].operator_type].value;
        if (!rule || rule->need == infer::evaluation_need::shapes)
            operands.clear();
        else if (rule->need == infer::evaluation_need::first_operand && operands.size() > 1)
            operands.resize(1);
        return operands;
    }

    bool can_compute(node_id node) const
    {
        if (computed_->failed.contains(node))
            return false;
        return is_variable(node) ? variables_ != nullptr : operators_[graph_[node].operator_type].value != nullptr;
    }

    bool compute_one(node_id node) const
    {
        std::vector<tensor> values;
        if (is_variable(node)) {
            if (!variables_->describe(graph_[node].name))
                return false;
            values.push_back(variables_->read(graph_[node].name));
        } else {
            const infer::evaluation_rule& rule = *operators_[graph_[node].operator_type].value;
            std::vector<tensor> operands;
            const bool shapes = rule.need == infer::evaluation_need::shapes;
            for (const tensor_reference operand : shapes ? operands_of(graph_, node) : operands_needed(node)) {
                auto known = shapes ? infer::shape_alone(of(operand)) : known_value(operand);
                if (!known)
                    return false;
                operands.push_back(*std::move(known));
            }
            try {
                values = rule.function({graph_[node].attributes, operands, most_bytes});
            } catch (const infer::cannot_evaluate&) {
                computed_->failed.insert(node);
                return false;
            }
        }
        computed_->values.emplace(node, std::move(values));
        return true;
    }

    std::optional<tensor> known_value(tensor_reference t) const
    {
        if (auto immediate = immediate_value(t))
            return immediate;
        const auto found = computed_->values.find(t.node);
        return found == computed_->values.end() || t.output >= found->second.size()
                   ? std::nullopt
                   : std::optional{found->second[t.output]};
    }

    /// Large values are kept by those who asked for them.
    void forget_large() const
    {
        std::erase_if(computed_->values, [](const auto& entry) {
            return std::ranges::any_of(entry.second, [](const tensor& value) { return value.bytes.size() > large; });
        });
    }

    const dataflow_graph& graph_;
    const variable_source* variables_;
    inference_tables tables_;
    std::vector<node_records> nodes_;
    std::vector<record> records_;
    std::vector<operator_rules> operators_;
    std::deque<tensor> storage_; ///< folded constants; records point into it
    infer::symbol_source symbols_;
    std::vector<obstacle> contradictions_;
    std::unique_ptr<computed_values> computed_ = std::make_unique<computed_values>();
    // For the node at hand:
    std::vector<infer::operand_view> operands_;
    std::vector<tensor_facts> outputs_;
    std::vector<const tensor*> folded_;
};

} // namespace oplift

#endif
