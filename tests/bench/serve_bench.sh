#!/usr/bin/env bash
# The server beside nginx in one run, with wrk: requests a second, p50 and p99, server CPU microseconds a request, peak memory.
# serve_bench.sh BUILD_DIR [SCRATCH]; INDEX=DIR adds searches. Needs wrk, nginx, curl, python3.
set -euo pipefail
build=$(realpath "$1"); scratch=${2:-$(mktemp -d)}; here=$(dirname "$(realpath "$0")")
seconds=${SECONDS_EACH:-4}
mkdir -p "$scratch"
[ -f "$scratch/big/catalog.json" ] || python3 "$here/make_catalog.py" "$scratch/big" 1000000
[ -f "$scratch/many/catalog.json" ] || python3 "$here/make_catalog.py" "$scratch/many" 20 1000
server=$build/api/opendata-server
pids=(); trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT

mkdir -p "$scratch/www" "$scratch/nginx"
ticks=$(getconf CLK_TCK)
cpu() { local sum=0 pid; for pid in "$@"; do sum=$((sum + $(awk '{print $14 + $15}' "/proc/$pid/stat"))); done; echo "$sum"; }
# What is the process's own, what are mapped pages of row stores and index (the system's to take back), and the most that both ever were.
memory() { awk '/^RssAnon/ {own = $2} /^RssFile/ {mapped = $2} /^VmHWM/ {most = $2} END {printf "own %.0f MB, mapped files %.0f MB, peak of both %.0f MB\n", own / 1024, mapped / 1024, most / 1024}' "/proc/$1/status"; }

# measure NAME URL CONNECTIONS PID...
measure() {
  local name=$1 url=$2 connections=$3; shift 3
  local before after out; before=$(cpu "$@")
  out=$(wrk -t1 -c"$connections" -d"${seconds}s" --latency -H 'Connection: keep-alive' "$url"); after=$(cpu "$@")
  echo "$out" | awk -v name="$name" -v c="$connections" -v used=$((after - before)) -v ticks="$ticks" '
    /50%/ {p50 = $2} /99%/ {p99 = $2} /requests in/ {n = $1} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = $NF} /Socket errors/ {bad = bad " " $0}
    END {printf "%-28s c=%-3d %9.0f req/s  p50 %8s  p99 %8s  CPU %7.1f us/request%s\n", name, c, rate, p50, p99, used / ticks * 1e6 / n, bad ? "  ERRORS " bad : ""}'
}

start() { # start CATALOG [options]: sets pid and port
  local fifo=$scratch/fifo; rm -f "$fifo"; mkfifo "$fifo"
  "$server" --catalog "$1" --listen 127.0.0.1:0 --requests-per-connection 1000000 "${@:2}" >"$fifo" 2>/dev/null &
  pid=$!; pids+=("$pid")
  exec 9<"$fifo"; read -r line <&9; port=${line##*:}
}

index=(); [ -n "${INDEX:-}" ] && index=(--index "$INDEX")
start "$scratch/big" --log "$scratch/access.log" "${index[@]}"
base=http://127.0.0.1:$port
curl -s "$base/healthz" >"$scratch/www/health.json"
as=; [ "$(id -u)" -ne 0 ] || as='user root;'  # its workers would not be let into the scratch folder
cat >"$scratch/nginx.conf" <<CONF
$as daemon off; worker_processes 2; pid $scratch/nginx/pid; error_log $scratch/nginx/error.log;
events { worker_connections 1024; }
http { access_log $scratch/nginx/access.log; keepalive_requests 1000000; default_type application/json;
  client_body_temp_path $scratch/nginx/b; proxy_temp_path $scratch/nginx/p; fastcgi_temp_path $scratch/nginx/f; uwsgi_temp_path $scratch/nginx/u; scgi_temp_path $scratch/nginx/s;
  server { listen 127.0.0.1:18099; root $scratch/www; } }
CONF
nginx -c "$scratch/nginx.conf" -p "$scratch/nginx" 2>/dev/null & pids+=($!); nginx_pid=$!; sleep 1
mapfile -t workers < <(pgrep -P "$nginx_pid")

district=%E5%AE%89%E5%B9%B3%E5%8D%80
rows="$base/api/v1/datasets/facilities/rows?filter=district:eq:$district&sort=-updated&limit=100"
for c in 1 16 64; do
  measure "nginx static JSON" http://127.0.0.1:18099/health.json $c "${workers[@]}"
  measure "health" "$base/healthz" $c "$pid"
done
for c in 1 16; do
  measure "100 rows" "$rows" $c "$pid"
  measure "100 rows without total" "$rows&include_total=false" $c "$pid"
  measure "CKAN 100 rows" "$base/api/3/action/datastore_search?resource_id=facilities&filters=%7B%22district%22:%22$district%22%7D&sort=updated%20desc&limit=100" $c "$pid"
  measure "100 features by bbox" "$base/ogc/collections/facilities/items?limit=100&bbox=120.2,22.9,120.3,23.0" $c "$pid"
  [ -n "${INDEX:-}" ] && measure "search of one word" "$base/api/v1/search?q=%E8%B5%B0%E5%A4%B1" $c "$pid"
  [ -n "${INDEX:-}" ] && measure "search of a question" "$base/api/v1/search?q=%E9%A3%BC%E4%B8%BB%E8%B2%AC%E4%BB%BB" $c "$pid"
done
export_speed() { # NAME URL
  local before after; before=$(cpu "$pid")
  curl -s -o /dev/null -w '%{size_download} %{time_total}' "$2" >"$scratch/transfer"; after=$(cpu "$pid")
  awk -v name="$1" -v used=$((after - before)) -v ticks="$ticks" '{printf "%-28s %7.1f MB in %5.2f s: %6.0f MB/s, server CPU %5.2f s\n", name, $1 / 1e6, $2, $1 / 1e6 / $2, used / ticks}' "$scratch/transfer"
}
export_speed "export CSV, whole" "$base/api/v1/datasets/facilities/export?format=csv"
export_speed "export CSV, filtered" "$base/api/v1/datasets/facilities/export?format=csv&filter=level:ge:0"
export_speed "export JSON Lines" "$base/api/v1/datasets/facilities/export?format=jsonl&filter=level:ge:0"
export_speed "CKAN dump CSV" "$base/datastore/dump/facilities"
echo "memory of the server: $(memory "$pid")"
start "$scratch/big"; base=http://127.0.0.1:$port
export_speed "export CSV, new server" "$base/api/v1/datasets/facilities/export?format=csv"
export_speed "filtered, new server" "$base/api/v1/datasets/facilities/export?format=csv&filter=level:ge:0"
echo "memory of a server that did exports only: $(memory "$pid")"
begin=$(date +%s%N); start "$scratch/many"; printf 'start with 1,000 datasets: %d ms\n' $((($(date +%s%N) - begin) / 1000000))
