#!/usr/bin/env bash
# Installs packages, builds, publishes the sample records, builds the search index, checks itself and serves site and API.
#
#   bash examples/quickstart.sh          serves on http://127.0.0.1:8080 until Ctrl-C
#   bash examples/quickstart.sh --once   ends after the self-check
#
# OPENDATA_LISTEN=HOST:PORT serves elsewhere. Everything made is under build/; what is there already is used again.
set -euo pipefail
cd "$(dirname "$0")/.."
source examples/packages.sh
listen=${OPENDATA_LISTEN:-127.0.0.1:8080}
work=build/quickstart
once=${1:-}

step() { printf '\n== %s\n' "$*"; }
fail() { printf 'quickstart: %s\n' "$*" >&2; exit 1; }

# Before the long build: is the address free? (Port 0 takes a free one.)
host=${listen%:*} port=${listen##*:}
[[ $listen == *:* && $port =~ ^[0-9]+$ ]] || fail "OPENDATA_LISTEN needs HOST:PORT, such as 127.0.0.1:8080, not \"$listen\""
if [ "$port" != 0 ] && (host=${host#[}; exec 3<>"/dev/tcp/${host%]}/$port") 2>/dev/null; then
  fail "something listens on $listen already; end it, or choose another: OPENDATA_LISTEN=127.0.0.1:8081 bash examples/quickstart.sh"
fi

step "packages"
# shellcheck disable=SC2086
install_packages $build_packages

step "build"
cmake --preset release -DOPENDATA_EXAMPLES=OFF >build-configure.log 2>&1 || { cat build-configure.log; fail "configuring failed"; }
rm -f build-configure.log
cmake --build --preset release
publish=build/release/libopendata/cli/opendata-publish
index=build/release/search/opendata-index
server=build/release/api/opendata-server

step "publish the sample records"
mkdir -p "$work"
if [ ! -f "$work/pseudonym.key" ]; then
  (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$work/pseudonym.key")
fi
for name in animal_cases adoptions animal_statistics service_items; do
  "$publish" publish --policy "data/policies/$name.json" --input "data/samples/$name.csv" --catalog "$work/catalog" --key-file "$work/pseudonym.key"
done

step "build the search index"
"$index" build --index "$work/index" --faq data/faq/faq.csv --faq-map data/faq/faq-map.json \
  --regulations data/regulations/local.json --aliases data/regulations/aliases.json --catalog "$work/catalog"

step "self-check"
"$publish" check "$work/catalog"
"$index" search --index "$work/index" --limit 3 "狗走丟了怎麼辦"
"$server" --catalog "$work/catalog" --index "$work/index" --listen "$listen" >"$work/server.out" &
server_pid=$!
trap 'kill "$server_pid" 2>/dev/null || true' EXIT
for _ in $(seq 100); do grep -q '^listening on ' "$work/server.out" && break; kill -0 "$server_pid" 2>/dev/null || fail "the server ended"; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$work/server.out")
[ -n "$address" ] || fail "the server does not listen on $listen"
# expect PATH TEXT FAULT: what the server answers holds the text.
expect() {
  curl -fsS --max-time 10 -o "$work/answer" "$address$1" || fail "the server does not answer: $address$1"
  grep -q -- "$2" "$work/answer" || fail "$3"
}
expect /health/ready '"status"' "no report of health"
expect /api/v1/datasets '"animal-cases"' "the dataset is not in the catalogue"
expect "/api/v1/datasets/animal-cases/rows?limit=1" '"district"' "no rows"
expect "/api/v1/search?q=%E7%8B%97%E8%B5%B0%E4%B8%9F%E4%BA%86" '"faq"' "the search finds no FAQ"
expect / '<form' "no search page"
expect /datasets/animal-cases/current/animal-cases.csv . "the published file is empty"
if grep -q '@example' "$work/answer"; then fail "an e-mail address is in the published file"; fi
echo "self-check passed"

if [ "$once" = --once ]; then exit 0; fi
step "serving $address  (Ctrl-C ends)"
wait "$server_pid"
