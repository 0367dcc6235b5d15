#!/usr/bin/env python3
"""How long `oplift to-ir` takes, beside what it takes to copy the checkpoint.

    benchmarks/conversion/measure.py DRIVER GRAPH CHECKPOINT [--runs N] [-- ARGUMENTS...]

GRAPH is a .meta, CHECKPOINT the prefix of a checkpoint of format V2; ARGUMENTS go to the driver, such as
`--dstNodeName NODE`. Each run takes the three in turn: `cat` of the checkpoint's data into a new file, the conversion
with weights, and that of the structure alone. Reported are seconds, and the ratios to `cat`: of the least, and of the
middle ones. A last run of each conversion samples the anonymous memory (RssAnon), which pages of mapped files are not
part of.
"""

import argparse
import glob
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time


def seconds_of(command, **options):
    """The wall time of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, **{"stdout": subprocess.DEVNULL, **options})
    return time.perf_counter() - start


def peak_anonymous_memory(command):
    """The largest RssAnon of a command in KiB, as far as a look every half millisecond sees it."""
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                    found = re.search(r"RssAnon:\s+(\d+) kB", status.read())
            except OSError:
                break
            if found:
                peak = max(peak, int(found[1]))
            time.sleep(0.0005)
    return peak


def empty(folder):
    """Removes the files of the last run: to replace a file takes longer than to make one."""
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))


def measure(arguments):
    shards = sorted(glob.glob(glob.escape(arguments.checkpoint) + ".data-*"))
    if not shards:
        sys.exit(f"there is no {arguments.checkpoint}.data-*")
    size = sum(os.path.getsize(shard) for shard in shards)
    structure = [arguments.driver, "to-ir", "-f", "tensorflow", "-n", arguments.graph, *arguments.more]
    weights = [*structure, "-w", arguments.checkpoint]

    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        target = os.path.join(folder, "network")

        def copy():
            with open(os.path.join(folder, "copy"), "wb") as to:
                return seconds_of(["cat", *shards], stdout=to)

        ways = {
            "cat of the checkpoint": copy,
            "to-ir with weights": lambda: seconds_of([*weights, "-d", target]),
            "to-ir, structure only": lambda: seconds_of([*structure, "-d", target]),
        }
        times = {way: [] for way in ways}
        for _ in range(arguments.runs):
            for way, run in ways.items():
                empty(folder)
                times[way].append(run())

        print(f"{size / 1e6:.0f} MB of weights, {arguments.runs} runs")
        copies = times["cat of the checkpoint"]
        for way, taken in times.items():
            least = min(taken) / min(copies)
            middle = statistics.median(taken) / statistics.median(copies)
            print(f"{way:24} least {min(taken):.3f} s, middle {statistics.median(taken):.3f} s;"
                  f" to cat {least:.2f}, {middle:.2f}")
        for way, command in (("with weights", weights), ("structure only", structure)):
            print(f"RssAnon {way:16} {peak_anonymous_memory([*command, '-d', target]) / 1024:.0f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("graph")
    parser.add_argument("checkpoint")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--folder", help="where files are written (default: where temporary files are)")
    own = sys.argv[1 : sys.argv.index("--")] if "--" in sys.argv else sys.argv[1:]
    arguments = parser.parse_args(own)
    arguments.more = sys.argv[len(own) + 2 :]
    measure(arguments)


if __name__ == "__main__":
    main()
