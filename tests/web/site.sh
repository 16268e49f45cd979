#!/usr/bin/env bash
# site.sh PUBLISH INDEX SERVER SOURCES BUILD: publishes the samples, builds their index and an FAQ store, for the web tests to be served.
set -euo pipefail
publish=$1 index=$2 server=$3 sources=$4 build=$5
web=$build/web site=$build/web/site
[ -d "$web/node_modules" ] || { echo "not needed: the web tests are skipped"; exit 0; }
rm -rf "$site" "$web/tests" "$build/screenshots"
mkdir -p "$site" "$web/tests" "$build/screenshots"
cp -r "$sources"/tests/web/*.mjs "$sources"/tests/web/support "$sources"/examples/embed "$web/tests/"
(umask 077 && printf '%064d' 1 > "$site/key")
for name in animal_cases adoptions service_items animal_statistics; do
  "$publish" publish --policy "$sources/data/policies/$name.json" --input "$sources/data/samples/$name.csv" --catalog "$site/catalog" \
    --key-file "$site/key"
done
"$index" build --index "$site/index" --faq "$sources/data/faq/faq.csv" --faq-map "$sources/data/faq/faq-map.json" \
  --regulations "$sources/data/regulations/local.json" --aliases "$sources/data/regulations/aliases.json" --catalog "$site/catalog"
"$index" faq import --store "$site/faq.db" --map "$sources/data/faq/faq-map.json" --who web "$sources/data/faq/faq.csv"
LC_ALL=C "$server" --make-token web:admin > "$site/token"
(umask 077 && sed -n 's/^Line for the token file: //p' "$site/token" > "$site/tokens")
