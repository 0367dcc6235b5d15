#!/bin/sh
# What oplift does, shown on a model: how many nodes of which operators TensorFlow's graph has, what they are in the IR,
# and the code and the model that are made of the IR.
# Usage: demo.sh                             makes a small network and converts it
#        demo.sh MODEL.meta CHECKPOINT NAME  converts a model of your own; NAME is the node that is its output
# Works on a fresh Debian 12 (installing packages takes root or sudo), from any folder. The files are written to the
# current folder's oplift_demo/, or to where OPLIFT_DEMO says.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${OPLIFT_DEMO:-oplift_demo}

case $# in
0) ;;
3)
    meta=$1 checkpoint=$2 output=$3
    ;;
*)
    sed -n 's/^# \(Usage\|  *demo\)/\1/p' "$0" >&2
    exit 2
    ;;
esac

step() { printf '\n== %s\n' "$1"; }

step "Building"
sh "$root/cmake/install_packages.sh"
(
    cd "$root"
    cmake --preset release >/dev/null
    cmake --build --preset release --target oplift_driver lift_a_model make_demo_model
)
bin=$root/build/release/bin
mkdir -p "$folder"

if [ $# -eq 0 ]; then
    step "A network as TensorFlow 1.4 saves it"
    "$bin/make_demo_model" "$folder/demo"
    meta=$folder/demo.meta checkpoint=$folder/demo output=output
    ls -l "$folder"/demo.*
fi

step "oplift to-ir"
prefix=$folder/$(basename "$meta" .meta)_ir
set -- to-ir -f tensorflow -n "$meta" -w "$checkpoint" --dstNodeName "$output" -d "$prefix"
echo "oplift $*"
"$bin/oplift" "$@"

step "Before and after"
"$bin/lift_a_model" "$meta" "$checkpoint" "$output"

step "oplift to-code: the model as Python, first lines of the network"
set -- to-code -f tensorflow -n "$prefix.pb" -w "$prefix.npy" -d "$prefix.py"
echo "oplift $*"
"$bin/oplift" "$@"
sed -n '/^def KitModel/,/^def main/p' "$prefix.py" | head -n 40

step "oplift to-model: the model for TensorFlow again, as a checkpoint"
set -- to-model -f tensorflow -n "$prefix.pb" -w "$prefix.npy" -o "$prefix.made" --as checkpoint
echo "oplift $*"
"$bin/oplift" "$@"

step "The files"
ls -l "$prefix".*
