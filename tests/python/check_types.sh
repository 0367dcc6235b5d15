#!/bin/sh
# Checks the calls of generated TensorFlow files with pyright, from npm.
#
#   check_types.sh GENERATED.py ...
#
# Once with the stubs that pyright brings: they are of TensorFlow 2 and do not know tensorflow.compat.v1, so what they
# find is printed and does not count. And once for each of TensorFlow 1.4, 1.15 and 2 with stubs of the functions' real
# parameters, which tensorflow_recorder/write_stubs.py makes. PYRIGHT: the command to run instead of `npx pyright`;
# PYTHON: the interpreter whose NumPy is used. Exit code 77: skipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
if [ -z "${PYRIGHT:-}" ]; then
    command -v npx >/dev/null 2>&1 || { echo "SKIPPED: the types are not checked, there is no npx"; exit 77; }
    PYRIGHT="npx --yes pyright@1"
fi
"$python" -c 'import numpy' 2>/dev/null || { echo "SKIPPED: the types are not checked, $python has no numpy"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/files"
for file in "$@"; do cp "$file" "$work/files/"; done

# `name` of the run, folder with stubs, reports of pyright that do not count.
check() {
    printf '{"include": ["files"], "stubPath": "%s", "typeCheckingMode": "standard",%s "reportMissingModuleSource": "none"}\n' \
        "$2" "$3" > "$work/pyrightconfig.json"
    echo "-- $1"
    (cd "$work" && $PYRIGHT --pythonpath "$python" -p "$work") || failed=1
}

if ! (cd "$work" && $PYRIGHT --version >/dev/null 2>&1); then
    echo "SKIPPED: the types are not checked, pyright cannot be run or fetched"
    exit 77
fi
failed=0
check "pyright's own stubs, for information" none ' "reportMissingImports": "none",'
failed=0
for version in 1.4 1.15 2; do
    "$python" "$here/tensorflow_recorder/write_stubs.py" "$work/stubs-$version" --version $version
    check "TensorFlow $version" "stubs-$version" ''
done
exit $failed
