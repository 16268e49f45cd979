#!/usr/bin/env bash
# Installs the validators of package.json, in pinned versions, into a folder outside the sources:
#
#   bash tests/validators/install.sh build/dev/validators
#
# The tests that need them (ctest label "validators") say so and are skipped where they are not there.
set -euo pipefail
target=${1:?the folder to install into, such as build/dev/validators}
command -v npm >/dev/null || { echo "npm is not installed: apt-get install npm" >&2; exit 1; }
mkdir -p "$target"
cp "$(dirname "$0")"/package.json "$(dirname "$0")"/*.mjs "$target"/
cd "$target"
npm install --no-audit --no-fund --ignore-scripts --loglevel=error
