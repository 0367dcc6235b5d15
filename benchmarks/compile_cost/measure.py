#!/usr/bin/env python3
"""What rules cost the compiler.

Generates translation units of 1, 10 and 50 rules of six operators each. Counts the classes and functions that Clang
instantiates, which does not depend on the machine, and compares them with budget.json: growth beyond 3 % fails. With
--times it also reports seconds and peak memory of g++ -O0, or of the compilers that are named. With --units it compiles
the files of a build directory one by one, as its compile_commands.json says, and reports those that take more than a
translation unit of the project should, the least of three times of each that does: memory depends little on the
machine, seconds do, so neither fails.

    benchmarks/compile_cost/measure.py                  count and compare
    benchmarks/compile_cost/measure.py --times          seconds and memory as well
    benchmarks/compile_cost/measure.py --times "g++ -O2" "clang++-14 -O2"
    benchmarks/compile_cost/measure.py --record         write the counts to budget.json
    benchmarks/compile_cost/measure.py --units build/gcc-debug [--only examples/driver --only tests/lift]
"""

import argparse
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUDGET = HERE / "budget.json"
SIZES = (1, 10, 50)
GROWTH = 1.03
ONE_MORE_RULE = {"classes": 60, "functions": 60}
UNIT = {"seconds": 6, "MiB": 768}

RULE = """
struct rule_{i} {{
    static constexpr std::string_view name = "rule_{i}";
    static constexpr auto x        = tensor<"x">;
    static constexpr auto epsilon  = scalar<"epsilon_{i}">;
    static constexpr auto gain     = weight<"gain_{i}">;
    static constexpr auto inverse  = rsqrt(add(x, epsilon));
    static constexpr auto scale    = named<"scale_{i}">(mul(inverse, gain) || inverse);
    static constexpr auto pattern  = custom_operator<2, "Root{i}">(mul(x, scale), sub(x, scale));
    static auto build(const auto& found) {{ return built{{found[x], found[epsilon], found[gain].has_value()}}; }}
}};
"""


def source(rules):
    text = "#include <oplift/rule_table.hpp>\n\nnamespace oplift::rule {\n"
    text += "struct built {\n    tensor_reference input;\n    double epsilon;\n    bool has_gain;\n};\n"
    text += "".join(RULE.format(i=i) for i in range(rules))
    names = ", ".join(f"oplift::rule::rule_{i}" for i in range(rules))
    text += "} // namespace oplift::rule\n\n"
    text += f"constexpr auto table = oplift::make_rule_table<oplift::rule::built>(oplift::rules<{names}>);\n"
    return text + "oplift::rule_table_view<oplift::rule::built> view() { return table; }\n"


def compile_command(compiler, include, path, *options):
    return [*compiler.split(), "-std=c++20", *(f"-I{folder}" for folder in include), *options, "-c", str(path),
            "-o", str(path.with_suffix(".o"))]


def count(clang, include, folder, rules):
    """Clang's -ftime-trace lists every instantiation; their number depends on nothing but the source."""
    path = folder / f"count_{rules}.cpp"
    path.write_text(source(rules))
    subprocess.run(compile_command(clang, include, path, "-O0", "-ftime-trace", "-ftime-trace-granularity=0"),
                   check=True)
    events = json.loads(path.with_suffix(".json").read_text())["traceEvents"]
    totals = {event["name"]: event["args"]["count"] for event in events if event["name"].startswith("Total ")}
    return {"classes": totals["Total InstantiateClass"], "functions": totals["Total InstantiateFunction"]}


def run(command, folder=None):
    """User + system time in seconds, and the peak memory in MiB."""
    child = subprocess.Popen(command, cwd=folder)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("does not compile: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(compiler, include, folder, rules):
    """The least of three times, and the peak memory."""
    path = folder / f"time_{rules}.cpp"
    path.write_text(source(rules))
    runs = [run(compile_command(compiler, include, path)) for _ in range(3)]
    return min(seconds for seconds, _ in runs), max(peak for _, peak in runs)


def measure_units(build, only, folder):
    """Compiles the files of a build directory again, the objects elsewhere, and lists them, the largest first."""
    units = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], ROOT)
        if path.startswith((os.pardir, "build")) or (only and not any(part in path for part in only)):
            continue
        command = shlex.split(entry["command"])
        command[command.index("-o") + 1] = str(folder / "unit.o")
        runs = [run(command, entry["directory"])]
        if runs[0][0] > UNIT["seconds"]:  # perhaps because the machine was busy
            runs += [run(command, entry["directory"]) for _ in range(2)]
        units.append((path, min(seconds for seconds, _ in runs), max(peak for _, peak in runs)))
    for path, seconds, peak in sorted(units, key=lambda unit: -unit[2]):
        above = " (above the budget)" if seconds > UNIT["seconds"] or peak > UNIT["MiB"] else ""
        print(f"{seconds:6.2f} s {peak:5.0f} MiB  {path}{above}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--clang", default="clang++-14")
    options.add_argument("--include", action="append", default=[str(ROOT / "include")])
    options.add_argument("--times", nargs="*", metavar="COMPILER", help="as 'g++ -O2'; without any: 'g++ -O0'")
    options.add_argument("--record", action="store_true")
    options.add_argument("--units", type=pathlib.Path, metavar="BUILD")
    options.add_argument("--only", action="append", default=[], help="files whose path has this in it")
    chosen = options.parse_args()

    if chosen.units:
        with tempfile.TemporaryDirectory() as name:
            measure_units(chosen.units, chosen.only, pathlib.Path(name))
        return

    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        counts = {str(rules): count(chosen.clang, chosen.include, folder, rules) for rules in SIZES}
        budget = json.loads(BUDGET.read_text()) if BUDGET.exists() else {}
        for rules, counted in counts.items():
            for what, number in counted.items():
                allowed = budget.get(rules, {}).get(what)
                print(f"{rules:>2} rules: {number} {what} instantiated, recorded {allowed}")
                if allowed is not None and number > allowed * GROWTH:
                    problems.append(f"{rules} rules instantiate {number} {what}, {allowed} are recorded")
                elif allowed is None and not chosen.record:
                    problems.append(f"nothing is recorded for {rules} rules: run with --record")
        for what, most in ONE_MORE_RULE.items():
            each = (counts["50"][what] - counts["10"][what]) / 40
            print(f"one more rule: {each:.1f} {what}, at most {most}")
            if each > most:
                problems.append(f"one more rule instantiates {each:.1f} {what}, {most} are allowed")
        if chosen.record:
            BUDGET.write_text(json.dumps(counts, indent=2) + "\n")
        if chosen.times is not None:
            for compiler in chosen.times or ["g++ -O0"]:
                figures = [measure(compiler, chosen.include, folder, rules) for rules in SIZES]
                print(f"{compiler}: " + " / ".join(f"{seconds:.2f}" for seconds, _ in figures) +
                      f" s, {figures[-1][1]:.0f} MiB for {SIZES[-1]} rules")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
