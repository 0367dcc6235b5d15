#!/bin/sh
# Builds and tests everything, from a fresh Debian 12: installs the missing packages, then for each preset configures,
# builds and runs the tests. Usage: tests/run.sh [PRESET...]; without any: gcc-debug sanitize release
# (sanitize is clang; clang-debug is the same without the sanitizers, for those who want to step through it).
# JOBS says how many compilers run at once (default: as many as there are processors).
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(nproc)}

step() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }

step "packages"
cmake/install_packages.sh

presets=${*:-gcc-debug sanitize release}
for preset in $presets; do
    step "$preset: configure"
    # Line numbers are all that a failing test needs; the whole of -g doubles the time of the compiler.
    set -- -DCMAKE_CXX_FLAGS_DEBUG=-g1
    if command -v ccache >/dev/null; then
        set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    cmake --preset "$preset" "$@"
    step "$preset: build"
    case $preset in
    # The driver as it is used; the other examples were built and tested before.
    release) cmake --build --preset "$preset" --parallel "$jobs" --target oplift_driver ;;
    *) cmake --build --preset "$preset" --parallel "$jobs" ;;
    esac
    case $preset in
    gcc-debug)
        step "$preset: every header compiles alone"
        cmake --build --preset "$preset" --parallel "$jobs" --target all_verify_interface_header_sets
        ;;
    esac
    case $preset in
    release | benchmark) ;;
    # The tree and the installed package are the same for every compiler.
    sanitize)
        step "$preset: test"
        ctest --preset "$preset" --parallel "$jobs" --label-exclude 'structure|package'
        step "what rules cost the compiler" # their number was tested; seconds and memory are to be seen
        benchmarks/compile_cost/measure.py --times
        ;;
    *)
        step "$preset: test"
        ctest --preset "$preset" --parallel "$jobs"
        ;;
    esac
done
step "all is well: $presets"
