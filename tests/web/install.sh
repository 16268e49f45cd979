#!/usr/bin/env bash
# Installs what the browser tests need, in pinned versions, into a folder outside the sources:
#
#   bash tests/web/install.sh build/dev/web
#
# Debian's chromium is the browser. The tests (ctest label "web") say so and are skipped where either is not there.
set -euo pipefail
target=${1:?the folder to install into, such as build/dev/web}
command -v npm >/dev/null || { echo "npm is not installed: apt-get install npm" >&2; exit 1; }
mkdir -p "$target"
cp "$(dirname "$0")"/package.json "$(dirname "$0")"/package-lock.json "$target"/
cd "$target"
# What is there and of this lock is left as it is.
cmp -s package-lock.json node_modules/.installed && exit 0
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
cp package-lock.json node_modules/.installed
