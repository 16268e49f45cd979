#!/usr/bin/env bash
# run_snippets.sh PUBLISH SERVER SOURCES: the snippets of a dataset's page run as they stand there, and count the rows of the sample; also
# those of a page whose rows were narrowed. Languages that are not installed are named and passed over.
set -euo pipefail
publish=$1 server=$2 sources=$3
scratch=$(mktemp -d)
trap 'kill $pid 2>/dev/null || true; rm -rf "$scratch"' EXIT
"$publish" publish --policy "$sources/data/policies/service_items.json" --input "$sources/data/samples/service_items.csv" --catalog "$scratch/catalog" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
"$server" --catalog "$scratch/catalog" --listen 127.0.0.1:0 >"$scratch/out" &
pid=$!
for _ in $(seq 100); do grep -q listening "$scratch/out" && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$scratch/out")

snippet() {  # NAME: its lines, with the characters that HTML escapes
  awk -v mark="<code id=\"snippet-$1\">" '{ at = index($0, mark); if (at) { on = 1; $0 = substr($0, at + length(mark)) } }
    on { end = index($0, "</code>"); if (end) { print substr($0, 1, end - 1); exit } print }' "$scratch/page.html" |
    sed -e 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g' -e "s/&#39;/'/g" -e 's/&amp;/\&/g'
}
expect() {  # WHAT OUTPUT ROWS
  [ "${2%%[!0-9]*}" = "$3" ] || { echo "$1 gave \"$2\", expected $3 rows"; exit 1; }
}
run_all() {  # QUERY ROWS
  curl -fsS "$address/datasets/service-items$1" -o "$scratch/page.html"
  (cd "$scratch" && snippet curl >curl.sh && [ -s curl.sh ] && bash -e curl.sh >rows.json)
  expect cURL "$(grep -o '"item_id"' "$scratch/rows.json" | grep -c . || true)" "$(($2 < 5 ? $2 : 5))"
  expect "the file of cURL" "$(($(grep -c . "$scratch/rows.csv") - 1))" "$2"
  if command -v python3 >/dev/null; then expect Python "$(snippet python | python3 -)" "$2"; else echo "not tried: python3"; fi
  if command -v node >/dev/null; then expect JavaScript "$(snippet javascript | node --input-type=module -)" "$2"; else echo "not tried: node"; fi
  if command -v Rscript >/dev/null; then snippet r >"$scratch/rows.R"; expect R "$(Rscript "$scratch/rows.R" | sed -n 's/^\[1\] //p')" "$2"; else echo "not tried: Rscript"; fi
}
rows=$(($(grep -c . "$sources/data/samples/service_items.csv") - 1))
run_all "" "$rows"
run_all "?f.channel=%E8%87%A8%E6%AB%83" "$(grep -c ',臨櫃.\{0,1\}$' "$sources/data/samples/service_items.csv")"
