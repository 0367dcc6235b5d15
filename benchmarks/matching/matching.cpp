// How long it takes to match rules, and what else could be done in that time.
//
// Real graphs: OPLIFT_BENCHMARK_GRAPHS is a list of model files, separated by colons, each with the output that is
// asked for: model.meta@output.

#include "allocations.hpp"
#include "real_graph.hpp"
#include "rivals.hpp"
#include "synthetic.hpp"
#include <oplift/match/candidates.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/match/matcher.hpp>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace oplift::benchmarks {
namespace {

const subject& graph_of(std::size_t nodes, std::size_t reach = 500)
{
    static std::map<std::pair<std::size_t, std::size_t>, test::flat_graph> graphs;
    test::flat_graph& graph = graphs[{nodes, reach}];
    if (graph.size() == 0)
        fill(graph, nodes, reach);
    return graph.view();
}

/// Runs `pass`, which goes over a graph once and returns how many matches it found.
template <typename Pass>
void measure(benchmark::State& state, std::size_t nodes, Pass pass)
{
    std::size_t matches      = pass(); // what keeps its memory has taken it
    const std::size_t before = allocations();
    std::size_t passes       = 0;
    for (auto _ : state) {
        matches = pass();
        benchmark::DoNotOptimize(matches);
        ++passes;
    }
    const auto taken              = static_cast<double>(allocations() - before);
    state.counters["ns_per_node"] = benchmark::Counter(
        static_cast<double>(nodes) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["nodes"]                = static_cast<double>(nodes);
    state.counters["matches"]              = static_cast<double>(matches);
    state.counters["allocations_per_pass"] = taken / static_cast<double>(passes);
}

std::size_t pass_over_nodes(const subject& graph)
{
    std::uint64_t sum = 0;
    for (const std::uint64_t hash : graph.operator_hash) {
        sum += hash;
        benchmark::DoNotOptimize(sum); // a node at a time
    }
    return static_cast<std::size_t>(sum);
}

std::size_t pass_over_operands(const subject& graph)
{
    std::uint64_t sum = 0;
    for (node_id node = 0; node < graph.size(); ++node) {
        sum += graph.operator_hash[node];
        for (const tensor_reference operand : graph.operands_of(node))
            sum += graph.operator_hash[operand.node];
        benchmark::DoNotOptimize(sum);
    }
    return static_cast<std::size_t>(sum);
}

template <typename Program>
std::size_t match_together(const subject& graph, candidate_search& search, Program program, matcher& matching,
                           bindings& found)
{
    std::size_t matches = 0;
    for (node_id node = 0; node < graph.size(); ++node)
        for (const std::uint16_t rule : search.at({node, 0}))
            matches += matching.match(program(rule), {node, 0}, found);
    return matches;
}

void match_synthetic(benchmark::State& state, std::size_t reach)
{
    const subject& graph        = graph_of(static_cast<std::size_t>(state.range(0)), reach);
    const run_time_table& table = synthetic_table(static_cast<std::size_t>(state.range(1)));
    candidate_search search{graph, table.trie(), table.programs().size()};
    matcher matching{graph};
    bindings found;
    const auto program = [&](std::uint16_t rule) -> const pattern_program& { return *table.programs()[rule]; };
    measure(state, graph.size(), [&] { return match_together(graph, search, program, matching, found); });
}

void together(benchmark::State& state)
{
    match_synthetic(state, 500);
}

/// Operands from anywhere in the graph: what caches cost.
void together_scattered(benchmark::State& state)
{
    match_synthetic(state, std::size_t{1} << 40);
}

void one_after_the_other(benchmark::State& state)
{
    const subject& graph        = graph_of(static_cast<std::size_t>(state.range(0)));
    const run_time_table& table = synthetic_table(static_cast<std::size_t>(state.range(1)));
    matcher matching{graph};
    bindings found;
    measure(state, graph.size(), [&] {
        std::size_t matches = 0;
        for (node_id node = 0; node < graph.size(); ++node)
            for (const dispatch_entry& entry : table.rules_for(graph.operator_hash[node]))
                matches += matching.match(*table.programs()[entry.rule], {node, 0}, found);
        return matches;
    });
}

void by_name(benchmark::State& state)
{
    const subject& graph                = graph_of(static_cast<std::size_t>(state.range(0)));
    const std::vector<named_node> nodes = named_graph(graph);
    std::vector<named_pattern> patterns;
    for (std::size_t rule = 0; rule < static_cast<std::size_t>(state.range(1)); ++rule)
        patterns.push_back(named_form(synthetic_pattern(rule)));
    measure(state, graph.size(), [&] {
        std::size_t matches = 0;
        for (const named_node& node : nodes)
            for (const named_pattern& pattern : patterns)
                matches += matches_by_name(node, pattern);
        return matches;
    });
}

void vf2(benchmark::State& state)
{
    const subject& graph    = graph_of(static_cast<std::size_t>(state.range(0)));
    const plain_graph plain = plain_form(graph);
    plain_graph pattern;
    add_plain(pattern, synthetic_pattern(0));
    measure(state, graph.size(), [&] { return count_by_vf2(pattern, plain); });
}

void bare_pass(benchmark::State& state)
{
    const subject& graph = graph_of(static_cast<std::size_t>(state.range(0)));
    measure(state, graph.size(), [&] { return pass_over_nodes(graph); });
}

void bare_pass_with_operands(benchmark::State& state)
{
    const subject& graph = graph_of(static_cast<std::size_t>(state.range(0)));
    measure(state, graph.size(), [&] { return pass_over_operands(graph); });
}

void sizes(benchmark::internal::Benchmark* made, std::initializer_list<long> nodes, std::initializer_list<long> rules)
{
    made->ArgNames({"nodes", "rules"});
    for (const long count : nodes)
        for (const long of_rules : rules)
            made->Args({count, of_rules});
}

BENCHMARK(bare_pass)->Apply([](auto* made) { sizes(made, {1'000, 10'000, 100'000, 1'000'000}, {0}); });
BENCHMARK(bare_pass_with_operands)->Apply([](auto* made) { sizes(made, {1'000, 10'000, 100'000, 1'000'000}, {0}); });
BENCHMARK(together)->Apply([](auto* made) { sizes(made, {1'000, 10'000, 100'000, 1'000'000}, {1, 10, 100, 400}); });
BENCHMARK(together_scattered)->Apply([](auto* made) { sizes(made, {1'000, 10'000, 100'000, 1'000'000}, {400}); });
BENCHMARK(one_after_the_other)->Apply([](auto* made) { sizes(made, {10'000}, {1, 10, 100, 400}); });
BENCHMARK(by_name)->Apply([](auto* made) { sizes(made, {10'000}, {1, 10, 100, 400}); });
BENCHMARK(vf2)->Apply([](auto* made) { sizes(made, {1'000, 10'000}, {1}); });

/// A real graph and tables of the library's rules, filled up with synthetic ones.
struct real_case {
    prepared_graph prepared;
    std::map<std::size_t, run_time_table> tables;
};

struct conditions_hold final : match_acceptance {
    conditions_hold(const subject& graph_, const rule_entry<ir::built_operators>& rule_) : graph{graph_}, rule{rule_} {}
    bool accepts(const bindings& found) override
    {
        const match_view match{graph, *rule.program, found};
        for (const condition_entry& condition : rule.conditions)
            if (!condition.holds(match))
                return false;
        return true;
    }
    const subject& graph;
    const rule_entry<ir::built_operators>& rule;
};

void add_real(const std::string& place)
{
    const std::size_t at   = std::min(place.find('@'), place.size());
    const std::string path = place.substr(0, at);
    const auto made        = std::make_shared<real_case>();
    made->prepared         = real_graph(path, at < place.size() ? place.substr(at + 1) : std::string{});
    const subject& graph   = *made->prepared.view;
    const auto library     = real_rules();
    const std::string of   = "/" + std::filesystem::path{path}.filename().string();
    const auto add         = [&](const std::string& name, auto run) {
        benchmark::RegisterBenchmark((name + of).c_str(), [made, run](benchmark::State& state) { run(state); });
    };
    add("bare_pass", [&graph](auto& state) { measure(state, graph.size(), [&] { return pass_over_nodes(graph); }); });
    add("bare_pass_with_operands",
        [&graph](auto& state) { measure(state, graph.size(), [&] { return pass_over_operands(graph); }); });

    // The table as it is compiled: what can match by its operators, what matches, what matches with its conditions.
    add("library_candidates", [&graph, library](auto& state) {
        candidate_search search{graph, library.trie, library.entries.size()};
        measure(state, graph.size(), [&] {
            std::size_t candidates = 0;
            for (node_id node = 0; node < graph.size(); ++node)
                if (!search.is_known({node, 0}))
                    candidates += search.at({node, 0}).size();
            return candidates;
        });
    });
    const auto varying = [&graph](node_id node) {
        return graph.knowledge->facts({node, 0}).when_known == constancy::varying;
    };
    add("library_patterns", [&graph, library](auto& state) {
        candidate_search search{graph, library.trie, library.entries.size()};
        matcher matching{graph};
        bindings found;
        measure(state, graph.size(), [&] {
            std::size_t matches = 0;
            for (node_id node = 0; node < graph.size(); ++node)
                if (!search.is_known({node, 0})) // as when a graph is covered: what is known becomes a constant
                    for (const std::uint16_t rule : search.at({node, 0}))
                        matches += matching.match(*library.entries[rule].program, {node, 0}, found);
            return matches;
        });
    });
    add("library_conditions", [&graph, library](auto& state) {
        candidate_search search{graph, library.trie, library.entries.size()};
        matcher matching{graph};
        bindings found;
        measure(state, graph.size(), [&] {
            std::size_t matches = 0;
            for (node_id node = 0; node < graph.size(); ++node)
                if (!search.is_known({node, 0}))
                    for (const std::uint16_t rule : search.at({node, 0})) {
                        conditions_hold accepted{graph, library.entries[rule]};
                        matches += matching.match(*library.entries[rule].program, {node, 0}, found, &accepted);
                    }
            return matches;
        });
    });
    add("library_one_after_the_other", [&graph, library, varying](auto& state) {
        matcher matching{graph};
        bindings found;
        measure(state, graph.size(), [&] {
            std::size_t matches = 0;
            for (node_id node = 0; node < graph.size(); ++node)
                if (varying(node))
                    for (const dispatch_entry& entry : library.rules_for(graph.operator_hash[node]))
                        matches += matching.match(*library.entries[entry.rule].program, {node, 0}, found);
            return matches;
        });
    });

    // Tables of any number of rules: the library's, then synthetic ones.
    for (const std::size_t rules : {1u, 10u, 100u, 400u}) {
        std::vector<const pattern_program*> programs;
        for (const auto& entry : library.entries)
            if (programs.size() < rules)
                programs.push_back(entry.program);
        for (const pattern_program* more : synthetic_table(400).programs())
            if (programs.size() < rules)
                programs.push_back(more);
        const run_time_table& table = made->tables.emplace(rules, programs).first->second;
        add("rules:" + std::to_string(rules), [&graph, &table](auto& state) {
            candidate_search search{graph, table.trie(), table.programs().size()};
            matcher matching{graph};
            bindings found;
            measure(state, graph.size(), [&] {
                std::size_t matches = 0;
                for (node_id node = 0; node < graph.size(); ++node)
                    if (!search.is_known({node, 0}))
                        for (const std::uint16_t rule : search.at({node, 0}))
                            matches += matching.match(*table.programs()[rule], {node, 0}, found);
                return matches;
            });
        });
    }
}

} // namespace
} // namespace oplift::benchmarks

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    const char* const listed = std::getenv("OPLIFT_BENCHMARK_GRAPHS");
    if (!listed)
        std::fputs("OPLIFT_BENCHMARK_GRAPHS is not set: NO REAL GRAPHS ARE MEASURED\n", stderr);
    const std::string list = listed ? listed : "";
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end  = std::min(list.find(':', begin), list.size());
        const std::string path = list.substr(begin, end - begin);
        begin                  = end + 1;
        try {
            oplift::benchmarks::add_real(path);
        } catch (const std::exception& problem) {
            std::fprintf(stderr, "'%s' IS NOT MEASURED: %s\n", path.c_str(), problem.what());
        }
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
