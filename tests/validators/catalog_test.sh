#!/usr/bin/env bash
# catalog_test.sh OPENDATA_PUBLISH SOURCES BUILD: publishes the sample and lets other people's libraries read its catalogue.
# Exit 77 (skipped) where they, or the specifications, are not there.
set -euo pipefail
publish=$1 sources=$2 build=$3
specs=${OPENDATA_SHARED:-$sources/../shared}/data/specs
skip() { echo "skipped: $1"; exit 77; }
command -v node >/dev/null || skip "node is not installed (apt-get install nodejs npm)"
[ -d "$build/validators/node_modules" ] || skip "run: bash tests/validators/install.sh $build/validators"
[ -d "$specs/dcat-ap" ] || skip "OPENDATA_SHARED does not point at the specifications"
cp "$sources"/tests/validators/*.mjs "$build/validators/"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf '%064d' 1 > "$scratch/key"
chmod 600 "$scratch/key"
for name in animal_cases adoptions service_items animal_statistics; do
  "$publish" publish --policy "$sources/data/policies/$name.json" --input "$sources/data/samples/$name.csv" --catalog "$scratch/catalog" --key-file "$scratch/key" > "$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
done
"$publish" catalog --catalog "$scratch/catalog"
node "$build/validators/catalog.mjs" "$scratch/catalog" "$specs"
