#!/usr/bin/env bash
# check_description.sh SERVER: openapi.json must be valid for @seriousme/openapi-schema-validator and for redocly's default rules.
# npm install @seriousme/openapi-schema-validator @redocly/cli, then OPENDATA_NODE_MODULES=…/node_modules.
set -euo pipefail
modules=${OPENDATA_NODE_MODULES:-}
[ -d "$modules/@seriousme" ] && [ -d "$modules/@redocly" ] && command -v node >/dev/null || { echo "skipped: no OPENDATA_NODE_MODULES"; exit 77; }
scratch=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir "$scratch/catalog"
"$1" --catalog "$scratch/catalog" --listen 127.0.0.1:0 >"$scratch/out" &
server=$!
for _ in $(seq 100); do grep -q listening "$scratch/out" && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$scratch/out")
curl -fsS "$address/api/v1/openapi.json" -o "$scratch/openapi.json"
ln -s "$modules" "$scratch/node_modules"
cat >"$scratch/validate.mjs" <<'SCRIPT'
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'fs';
const result = await new Validator().validate(JSON.parse(readFileSync(process.argv[2], 'utf8')));
if (!result.valid) { console.error(JSON.stringify(result.errors, null, 1)); process.exit(1); }
SCRIPT
node "$scratch/validate.mjs" "$scratch/openapi.json"
REDOCLY_TELEMETRY=off "$modules/.bin/redocly" lint "$scratch/openapi.json"
