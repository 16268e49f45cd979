#!/usr/bin/env bash
# check_routes.sh SOURCES SERVER: docs/api.md names every address of the server's own description.
set -euo pipefail
page=$1/docs/api.md
scratch=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir "$scratch/catalog"
"$2" --catalog "$scratch/catalog" --listen 127.0.0.1:0 >"$scratch/out" &
server=$!
for _ in $(seq 100); do grep -q '^listening' "$scratch/out" && break; sleep 0.1; done
curl -fsS "$(sed -n 's/^listening on //p' "$scratch/out")/api/v1/openapi.json" -o "$scratch/openapi.json"
addresses=$(grep -oE '"/[^"]*":\{"(get|post|parameters)' "$scratch/openapi.json" | cut -d'"' -f2)
[ "$(wc -w <<<"$addresses")" -ge 50 ] || { echo "hardly any address was found" >&2; exit 1; }

# As the page writes it: the table of /api/v1 leaves that out, actions of CKAN stand by their names.
written() {
  case $1 in
    /api/3/action/[a-z]*) echo "${1##*/}" ;;
    /sitemaps/{part}) echo /sitemaps/1 ;;
    /api/v1/openapi.json) echo "$1" ;;
    /api/v1/*) echo "\`${1#/api/v1}" ;;
    *) echo "$1" ;;
  esac
}
# The address ends there: `/datasets` is not told by `/datasets/{id}`.
is_told() { grep -F -- "$1" "$page" | sed "s|{|(|g; s|}|)|g" | grep -qE -- "$(sed 's|{|\\(|g; s|}|\\)|g; s|[.]|\\.|g' <<<"$1")([^a-zA-Z0-9/({_-]|\$)"; }
missing=0
for address in $addresses; do
  is_told "$(written "$address")" || { echo "docs/api.md does not name $address" >&2; missing=1; }
done
! is_told '`/datasets/{id}/nothing' || { echo "every address counts as named" >&2; exit 1; }
exit "$missing"
