#!/usr/bin/env bash
# The documents tell the truth about the programs, and about one another:
#   check_commands.sh SOURCES PUBLISH INDEX SERVER PUSH
# Every command line names a program, subcommand and options that exist; every option is told somewhere; every link leads somewhere; no
# paragraph stands twice; README.md names every document and docs/decisions/README.md every decision.
set -euo pipefail
cd "$1"
declare -A program=([opendata-publish]=$2 [opendata-index]=$3 [opendata-server]=$4 [opendata-push]=$5) helps=()
failures=0
checked=0
complain() { echo "$1: $2" >&2; failures=$((failures + 1)); }

documents=(README.md README.zh-TW.md CHANGELOG.md docs/*.md docs/*/*.md data/README.md data/*/README.md)
commanding=("${documents[@]}" examples/quickstart.sh examples/systemd/*.service)

# learn COMMAND: keeps what `COMMAND --help` says, and learns its subcommands.
learn() {
  local name subcommand
  # shellcheck disable=SC2086
  set -- $1
  name="$*"
  helps[$name]=$("${program[$1]}" "${@:2}" --help 2>&1)
  for subcommand in $(sed -n '/^Subcommands:/,$s/^  \([a-z-]*\) .*/\1/p' <<<"${helps[$name]}"); do learn "$name $subcommand"; done
}
for name in "${!program[@]}"; do learn "$name"; done

# check_command FILE PROGRAM WORDS...: the help of the longest subcommand that the words begin with lists each option.
check_command() {
  local file=$1 name=$2 word
  shift 2
  while [ $# -gt 0 ] && [ -n "${helps[$name $1]:-}" ]; do name+=" $1"; shift; done
  for word in "$@"; do
    [[ $word =~ ^\[?(--[a-z][a-z0-9-]*) ]] || continue
    grep -qE -- "${BASH_REMATCH[1]}([^a-z0-9-]|\$)" <<<"${helps[$name]}" || complain "$file" "$name has no option ${BASH_REMATCH[1]}"
  done
  checked=$((checked + 1))
}

# Lines that end in a backslash go on; a command ends at a backtick, a pipe or a remark.
commands_of() { sed -e ':again' -e '/\\$/{N;s/\\\n//;b again' -e '}' "$1" | grep -oE '(opendata-(publish|index|server|push)|`faq) +[^`|#]*' | sed 's/^`faq/opendata-index faq/' || true; }
for file in "${commanding[@]}"; do
  while read -r line; do
    [ -z "$line" ] && continue
    set -f
    # shellcheck disable=SC2086
    check_command "$file" $line
    set +f
  done < <(commands_of "$file")
done
# In README.md and the how-to pages a line that begins with a program has to name what exists, whatever stands in it.
for file in README.md README.zh-TW.md docs/how-to/*.md; do
  while read -r name subcommand _; do
    [[ $subcommand != [a-z]* ]] || [ -n "${helps[$name $subcommand]:-}" ] || complain "$file" "no such command: $name $subcommand"
  done < <(grep -oE '^ +(\$ )?opendata-(publish|index|server|push) .*' "$file" | sed 's/^ *//; s/^\$ //')
done
[ "$checked" -ge 150 ] || complain README.md "only $checked commands were found"
[ "$(wc -l <README.md)" -le 150 ] || complain README.md "longer than 150 lines"

everything=$(cat "${documents[@]}")
for option in $(printf '%s\n' "${helps[@]}" | grep -oE -- '^ +(-[a-z],)?--[a-z0-9-]+' | grep -oE -- '--.*' | sort -u); do
  case $option in --help | --version) continue ;; esac
  grep -qE -- "$option([^a-z0-9-]|\$)" <<<"$everything" || complain "$option" "no document tells this option"
done

for file in "${documents[@]}"; do
  for link in $(grep -oE '\]\([^)# ]+' "$file" | sed 's/^](//' | grep -v '^http'); do
    [ -e "$(dirname "$file")/$link" ] || complain "$file" "link leads nowhere: $link"
  done
  # Rows of tables too: what a join of two versions leaves twice begins alike. Code may repeat itself.
  twice=$(awk '/^ *```/ { code = !code } !code && !/^    / && length > 60 { begin = substr($0, 1, 60); if (seen[begin]++) print begin }' "$file")
  [ -z "$twice" ] || complain "$file" "two paragraphs begin alike: $twice"
done
for page in docs/*.md docs/how-to/*.md; do
  grep -qF "]($page)" README.md README.zh-TW.md || complain "$page" "neither README names it"
done
for decision in docs/decisions/0*.md; do
  grep -qF "]($(basename "$decision"))" docs/decisions/README.md || complain "$decision" "docs/decisions/README.md does not name it"
done
exit $((failures > 0))
