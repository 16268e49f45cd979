#!/usr/bin/env bash
# The server under attack by slow clients, and under full load for minutes: is it still there for a new client, and does its memory stay flat?
# soak.sh BUILD_DIR [SCRATCH]; MINUTES=10 of load (0 = none), CONNECTIONS=900 slow clients in each mode of slowhttptest (0 = none).
# Needs wrk, slowhttptest, curl, python3.
set -euo pipefail
build=$(realpath "$1"); scratch=${2:-$(mktemp -d)}; here=$(dirname "$(realpath "$0")")
asked=${2:-} minutes=${MINUTES:-10} connections=${CONNECTIONS:-900}
pids=()
# Nothing goes on when it is broken off; the log of minutes of load is large, and a scratch folder that was not asked for is not left behind.
clean() {
  kill "${pids[@]}" 2>/dev/null || true; wait
  rm -f "$scratch/access.log"
  [ "$asked" ] || rm -rf "$scratch"
}
trap clean EXIT
mkdir -p "$scratch"
[ -f "$scratch/big/catalog.json" ] || python3 "$here/make_catalog.py" "$scratch/big" 1000000
ulimit -n 8192
fifo=$scratch/fifo; rm -f "$fifo"; mkfifo "$fifo"
"$build/api/opendata-server" --catalog "$scratch/big" --listen 127.0.0.1:0 --threads 8 --exports 64 --log "$scratch/access.log" >"$fifo" & pid=$!; pids+=("$pid")
exec 9<"$fifo"; read -r line <&9; base=http://127.0.0.1:${line##*:}

memory() { awk '/^(VmRSS|RssAnon|RssFile)/ {printf " %s %.0f MB", $1, $2 / 1024}' "/proc/$pid/status"; }

# ask_meanwhile PID: new clients, twenty a second, as long as the process lives; how long they waited.
ask_meanwhile() {
  while kill -0 "$1" 2>/dev/null; do
    curl -s -m 10 -o /dev/null -w '%{http_code} %{time_total}\n' "$base/healthz"; sleep .05
  done | sort -k2n | awk '{t[NR] = $2 * 1000; bad += $1 != 200} END {printf "new clients %d, not answered %d, p50 %.1f ms, p99 %.1f ms, worst %.1f ms", NR, bad, t[int((NR + 1) / 2)], t[int(NR * .99 + .5)], t[NR]}'
}

# attack NAME OPTIONS...: slowhttptest for twenty seconds.
attack() {
  local name=$1; shift
  slowhttptest -c "$connections" -r 300 -l 20 -p 3 "$@" >"$scratch/slow.txt" 2>&1 & local attacker=$!; pids+=("$attacker")
  printf '%-12s %s' "$name" "$(ask_meanwhile "$attacker")"
  pids=("$pid")  # the number of one that has ended may soon be another's
  sed 's/\x1b\[[0-9;]*m//g' "$scratch/slow.txt" | awk '/service available:/ {s = $NF} /^ *connected:/ {if ($NF > most) most = $NF} END {printf "; at most %d connected, service available %s;", most, s}'
  memory; echo
}

if [ "$connections" -gt 0 ]; then
  attack "slow head" -H -i 5 -t GET -x 24 -u "$base/"
  attack "slow body" -B -i 5 -s 8192 -x 10 -u "$base/api/3/action/package_list"
  attack "ranges" -R -t HEAD -a 10 -b 3000 -u "$base/datasets/facilities/current/facilities.csv"
  attack "slow reader" -X -w 512 -y 1024 -n 5 -z 32 -k 3 -u "$base/api/v1/datasets/facilities/export?format=csv"
fi

[ "$minutes" -gt 0 ] || exit 0
cat >"$scratch/mix.lua" <<'LUA'
local paths = {"/healthz", "/", "/api/v1/datasets", "/datasets/facilities", "/api/v1/openapi.json",
  "/api/v1/datasets/facilities/rows?filter=district:eq:%E5%AE%89%E5%B9%B3%E5%8D%80&sort=-updated&limit=100",
  "/api/3/action/datastore_search?resource_id=facilities&limit=100", "/api/v1/datasets/facilities/rows?filter=cnt:range:%d..%d&limit=20",
  "/ogc/collections/facilities/items?limit=50&bbox=120.2,22.9,120.3,23.0", "/api/v1/datasets/facilities/export?format=csv&filter=cnt:lt:200"}
local turn = 0
request = function()
  turn = turn + 1
  local from = turn % 90000
  return wrk.format("GET", (paths[turn % #paths + 1]:gsub("%%d", from, 1):gsub("%%d", from + 10, 1)))
end
LUA
printf 'before the load: %s\n' "$(memory)"
for minute in $(seq "$minutes"); do
  wrk -t1 -c64 -d60s --latency -s "$scratch/mix.lua" "$base" >"$scratch/wrk.txt"
  awk -v minute="$minute" '/99%/ {p99 = $2} /requests in/ {n = $1} /Non-2xx/ {bad = $NF} /Socket errors/ {bad = bad " " $0} END {printf "minute %2d: %7d requests, p99 %8s%s;", minute, n, p99, bad ? ", ERRORS " bad : ""}' "$scratch/wrk.txt"
  memory; echo
done
