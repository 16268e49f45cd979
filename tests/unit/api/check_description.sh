#!/usr/bin/env bash
# check_description.sh SERVER BUILD: openapi.json must be valid for @seriousme/openapi-schema-validator and without a word from
# redocly's default rules. Exit 77 (skipped) where they are not there.
set -euo pipefail
server=$1 modules=$2/validators/node_modules
skip() { echo "skipped: $1"; exit 77; }
command -v node >/dev/null || skip "node is not installed (apt-get install nodejs npm)"
[ -d "$modules/@seriousme" ] && [ -d "$modules/@redocly" ] || skip "run: bash tests/validators/install.sh $2/validators"
scratch=$(mktemp -d)
trap 'kill $running 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir "$scratch/catalog"
"$server" --catalog "$scratch/catalog" --listen 127.0.0.1:0 >"$scratch/out" &
running=$!
for _ in $(seq 100); do grep -q listening "$scratch/out" && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$scratch/out")
curl -fsS "$address/api/v1/openapi.json" -o "$scratch/openapi.json"
ln -s "$modules" "$scratch/node_modules"
cat >"$scratch/validate.mjs" <<'SCRIPT'
import { createConfig, lint } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'fs';
const [file] = process.argv.slice(2);
const { valid, errors } = await new Validator().validate(JSON.parse(readFileSync(file, 'utf8')));
const problems = await lint({ ref: file, config: await createConfig({ extends: ['recommended'] }) });
for (const { severity, ruleId, message } of problems) console.error(severity, ruleId, message);
if (!valid) console.error(JSON.stringify(errors, null, 1));
process.exit(valid && problems.length === 0 ? 0 : 1);
SCRIPT
node "$scratch/validate.mjs" "$scratch/openapi.json"
