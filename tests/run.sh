#!/usr/bin/env bash
# Installs packages, builds with warnings as errors and runs the whole default test suite; ends with ctest's summary.
#
#   bash tests/run.sh               the dev preset
#   bash tests/run.sh asan          another preset: asan, tsan, fuzz
#   bash tests/run.sh dev -R csv    further arguments go to ctest
set -euo pipefail
cd "$(dirname "$0")/.."
source examples/packages.sh
preset=${1:-dev}
[ $# -gt 0 ] && shift

extra=(catch2 xapian-tools zstd jing unzip libxml2-utils gdal-bin postgresql-15)
[ "$preset" = fuzz ] && extra+=(clang libclang-rt-14-dev)
command -v npm >/dev/null || extra+=(nodejs npm)
command -v "${OPENDATA_CHROMIUM:-chromium}" >/dev/null || extra+=(chromium fonts-noto-cjk)
# shellcheck disable=SC2086
install_packages $build_packages "${extra[@]}"

cmake --preset "$preset"
cmake --build --preset "$preset"
# Other people's readers of our catalogues and judges of our pages; the tests that need them are skipped without.
for tools in validators web; do
  bash "tests/$tools/install.sh" "build/$preset/$tools" || echo "tests/$tools/install.sh failed; the tests that need it are skipped"
done
ctest --preset "$preset" -j2 "$@"
