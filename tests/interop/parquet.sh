# DuckDB and hyparquet read the Parquet. OPENDATA_NPM is a folder in which `npm install @duckdb/node-api hyparquet` was run.
source "$(dirname "$0")/support.sh"
need node nodejs
npm=${OPENDATA_NPM:-}
[ -d "$npm/node_modules/@duckdb/node-api" ] && [ -d "$npm/node_modules/hyparquet" ] ||
  skip "set OPENDATA_NPM to a folder in which 'npm install @duckdb/node-api hyparquet' was run"
cp "$here/parquet.mjs" "$files/"
ln -s "$(cd "$npm" && pwd)/node_modules" "$files/node_modules"
node "$files/parquet.mjs" "$files/nasty.parquet" "$files/nasty.jsonl"
