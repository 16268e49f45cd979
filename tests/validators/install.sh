#!/usr/bin/env bash
# Installs the validators of package.json, in pinned versions, into a folder outside the sources:
#
#   bash tests/validators/install.sh build/dev/validators
#
# The tests that need them (ctest label "validators") say so and are skipped where they are not there.
set -euo pipefail
target=${1:?the folder to install into, such as build/dev/validators}
here=$(dirname "$0")
source "$here/../support/npm_install.sh"
npm_install "$here" "$target"
