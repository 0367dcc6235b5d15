#!/usr/bin/env python3
"""Compares what the program `matching` measured with the budgets, as ratios within one run.

    OPLIFT_BENCHMARK_GRAPHS=... matching --benchmark_repetitions=7 --benchmark_enable_random_interleaving=true \\
        --benchmark_format=json > matching.json
    benchmarks/matching/ratios.py matching.json

Of several repetitions the least time counts: what else the machine does only adds to it.
"""

import json
import math
import sys


def main():
    times, allocations = {}, {}
    for run in json.load(open(sys.argv[1]))["benchmarks"]:
        if run.get("run_type") == "aggregate":
            continue
        name = run["name"].split("/repeats")[0]
        each = run["cpu_time"] / run["nodes"]
        times[name] = min(times.get(name, math.inf), each)
        allocations[name] = max(allocations.get(name, 0), run["allocations_per_pass"])

    failed = False

    def state(sentence, value, holds):
        nonlocal failed
        failed = failed or not holds
        print(f"{'met' if holds else 'NOT MET':8} {sentence}: {value:.3g}")

    for name in sorted(times):
        print(f"{times[name]:10.2f} ns a node, {allocations[name]:8.0f} allocations a pass: {name}")

    for bare in sorted(name for name in times if name.startswith("bare_pass/") and "nodes:" not in name):
        graph = bare.split("/", 1)[1]
        for other in ("bare_pass", "bare_pass_with_operands"):
            for what in ("library_candidates", "library_patterns", "library_conditions"):
                value = times[f"{what}/{graph}"] / times[f"{other}/{graph}"]
                state(f"{graph}: {what} to {other}, at most 25", value, value <= 25)
        value = times[f"rules:400/{graph}"] / times[f"rules:100/{graph}"]
        state(f"{graph}: 400 rules to 100, at most 1.5", value, value <= 1.5)
    for nodes in (1000, 10000, 100000, 1000000):
        value = times[f"together/nodes:{nodes}/rules:400"] / times[f"together/nodes:{nodes}/rules:100"]
        state(f"{nodes} nodes: 400 rules to 100, at most 1.5", value, value <= 1.5)
    for rules in (1, 10, 100, 400):
        sizes = [3, 4, 5, 6]
        logs = [math.log10(times[f"together/nodes:{10 ** size}/rules:{rules}"]) + size for size in sizes]
        mean = sum(sizes) / 4
        slope = sum((s - mean) * (t - sum(logs) / 4) for s, t in zip(sizes, logs)) / sum((s - mean) ** 2 for s in sizes)
        state(f"{rules} rules: exponent in the number of nodes, 0.95 to 1.05", slope, 0.95 <= slope <= 1.05)
    value = times["one_after_the_other/nodes:10000/rules:400"] / times["together/nodes:10000/rules:400"]
    state("400 rules: one after the other to together, at least 20", value, value >= 20)
    for name in sorted(allocations):
        if name.startswith(("together", "library", "rules")):
            state(f"allocations, none: {name}", allocations[name], allocations[name] == 0)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
