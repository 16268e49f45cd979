#!/usr/bin/env bash
# Installs what the browser tests need, in pinned versions, into a folder outside the sources:
#
#   bash tests/web/install.sh build/dev/web
#
# Debian's chromium is the browser. The tests (ctest labels "web" and "lighthouse") say so and are skipped where either is not there.
set -euo pipefail
target=${1:?the folder to install into, such as build/dev/web}
here=$(dirname "$0")
source "$here/../support/npm_install.sh"
npm_install "$here" "$target"
