#!/usr/bin/env bash
# check_lists.sh SOURCES BUILD: no file is forgotten in the tree. Every source is compiled by some target, every suite is included and
# every script of a suite is registered. What a list forgets fails nothing else: it is just never built, or never run.
set -euo pipefail
cd "$1"
commands=$2/compile_commands.json
failures=0
complain() { echo "$1: $2" >&2; failures=$((failures + 1)); }

[ -f "$commands" ] || { echo "skipped: no compile_commands.json; configure with a preset, or with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"; exit 77; }
compiled=$(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$commands")
is_compiled() { grep -qxF -- "$PWD/$1" <<<"$compiled"; }
stands_in() { grep -qE -- "(^|[ (/])$1([ )]|\$)" "$2"; }

# The fuzz preset and the consumer's own project compile these.
is_listed_elsewhere() {
  case $1 in
    tests/fuzz/*) stands_in "${1#tests/}" tests/fuzz/tests.cmake ;;
    tests/consumer/*) stands_in "$(basename "$1")" tests/consumer/CMakeLists.txt ;;
    *) false ;;
  esac
}

sources=$(find libopendata search api examples tests -name '*.cpp' | sort)
for source in $sources; do
  is_compiled "$source" || is_listed_elsewhere "$source" || complain "$source" "no target compiles it; add it to the CMakeLists.txt or tests.cmake of its room"
done
[ "$(wc -w <<<"$sources")" -ge 500 ] || complain "$0" "hardly any sources were found"
! is_compiled "libopendata/src/no_such_file.cpp" && ! is_listed_elsewhere tests/fuzz/no_such_file.cpp || complain "$0" "takes any file for compiled"

for suite in tests/*/tests.cmake tests/unit/*/tests.cmake; do
  stands_in "$(basename "$(dirname "$suite")")" tests/CMakeLists.txt || complain "$suite" "is not included; add its folder to the list in tests/CMakeLists.txt"
done
for suite in tests/web/*.mjs; do
  stands_in "$(basename "$suite" .mjs)" tests/web/tests.cmake || complain "$suite" "is not registered in tests/web/tests.cmake"
done
for script in tests/interop/*.sh; do
  case $script in */support.sh) continue ;; esac
  stands_in "$(basename "$script" .sh)" tests/interop/tests.cmake || complain "$script" "is not registered in tests/interop/tests.cmake"
done
for fuzzer in tests/fuzz/fuzz_*.cpp; do
  [ -n "$(ls "tests/fuzz/corpus/$(basename "$fuzzer" .cpp)" 2>/dev/null)" ] || complain "$fuzzer" "has no corpus in tests/fuzz/corpus"
done
# What two datasets of the samples call themselves would be one dataset elsewhere.
twice=$(grep -hoE '"(identifier|id)": "[^"]*"' data/policies/*.json data/aggregates/*.json data/surveys/*.json | sort | uniq -d)
[ -z "$twice" ] || complain data "two samples are called the same: $twice"
exit $((failures > 0))
