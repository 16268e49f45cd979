#!/usr/bin/env bash
# web_test.sh NAME SERVER BUILD: runs tests/web/NAME.mjs against a server over the samples; exit 77 (skipped) where no browser is.
set -euo pipefail
name=$1 server=$2 build=$3
skip() { echo "skipped: $1"; exit 77; }
command -v node >/dev/null || skip "node is not installed (apt-get install nodejs npm)"
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 18 || (major == 18 && minor >= 20) ? 0 : 1)' ||
  skip "node $(node --version) is older than 18.20, which Debian 12 has"
[ -d "$build/web/node_modules" ] || skip "run: bash tests/web/install.sh $build/web"
[ "$name" != lighthouse ] || [ -d "$build/web/node_modules/lighthouse" ] || skip "the npm package lighthouse is not installed; run: bash tests/web/install.sh $build/web"
export OPENDATA_CHROMIUM=${OPENDATA_CHROMIUM:-$(command -v chromium || true)}
[ -n "$OPENDATA_CHROMIUM" ] || skip "chromium is not installed (apt-get install chromium); OPENDATA_CHROMIUM names another"
export OPENDATA_SERVER=$server OPENDATA_SITE=$build/web/site OPENDATA_SCREENSHOTS=$build/screenshots
exec node "$build/web/tests/$name.mjs"
