# DuckDB and hyparquet read the Parquet.
source "$(dirname "$0")/support.sh"
need node nodejs
modules=$2/validators/node_modules
[ -d "$modules/@duckdb/node-api" ] && [ -d "$modules/hyparquet" ] || skip "run: bash tests/validators/install.sh $2/validators"
cp "$here/parquet.mjs" "$files/"
ln -s "$modules" "$files/node_modules"
node "$files/parquet.mjs" "$files/nasty.parquet" "$files/nasty.jsonl"
