#!/usr/bin/env bash
# Every opendata command line in the READMEs and how-to pages names a program, subcommand and options that exist.
#   check_commands.sh SOURCE_DIR PUBLISH INDEX SERVER
set -euo pipefail
source_dir=$1
declare -A program=([opendata-publish]=$2 [opendata-index]=$3 [opendata-server]=$4)
failures=0
checked=0

complain() { echo "$1: $2" >&2; failures=$((failures + 1)); }

# check_line FILE WORDS...: the program's or subcommand's --help must list each option.
check_line() {
  local file=$1 name=$2 help option subcommand=()
  shift 2
  [[ ${1:-} == [a-z]* ]] && subcommand=("$1")
  help=$("${program[$name]}" "${subcommand[@]}" --help 2>&1) || { complain "$file" "no such command: $name ${subcommand[*]}"; return; }
  for option in "$@"; do
    [[ $option == --* ]] || continue
    grep -q -- "$option" <<<"$help" || complain "$file" "$name ${subcommand[*]} has no option $option"
  done
  checked=$((checked + 1))
}

for file in README.md README.zh-TW.md docs/how-to/first-dataset.md docs/how-to/refused-for-k.md; do
  while read -r line; do
    # shellcheck disable=SC2086
    check_line "$file" ${line#\$ }
  done < <(grep -oE '^ +(\$ )?opendata-(publish|index|server) .*' "$source_dir/$file" | sed 's/^ *//; s/^\$ //')
done
[ "$checked" -ge 15 ] || complain README.md "only $checked command lines were found"
[ "$(wc -l <"$source_dir/README.md")" -le 150 ] || complain README.md "longer than 150 lines"
# Links to files of the repository lead somewhere.
for file in README.md README.zh-TW.md docs/decisions/README.md docs/deidentification.md docs/deidentification.zh-TW.md; do
  for link in $(grep -oE '\]\([^)#]+\)' "$source_dir/$file" | tr -d '])(' | grep -v '^http'); do
    [ -e "$source_dir/$(dirname "$file")/$link" ] || complain "$file" "link leads nowhere: $link"
  done
done
exit $((failures > 0))
