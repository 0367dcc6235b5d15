#!/bin/sh
# Installs the Debian packages of debian_packages.txt that are missing, as root or by sudo. Does nothing, and needs no
# rights, where all are there. Usage: cmake/install_packages.sh [PACKAGE...] for these alone.
set -eu
list=$(dirname "$0")/debian_packages.txt
[ $# -gt 0 ] || set -- $(grep -v '^#' "$list")

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system: make sure that what $list names is installed." >&2
    exit 0
fi
missing=
for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
if [ -z "$missing" ]; then
    echo "All packages are installed."
    exit 0
fi
echo "Installing:$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Run as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing
