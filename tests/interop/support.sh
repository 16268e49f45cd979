# Sourced by the tests of this folder: $1 is write_formats, $2 the build; leaves its files in $files.
set -euo pipefail
skip() { echo "skipped: $*"; exit 77; }
fail() { echo "failed: $*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || skip "$1 is not installed (Debian package: ${2:-$1})"; }
# expect WHAT EXPECTED FOUND
expect() { [ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
shared=${OPENDATA_SHARED:-../shared}
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT
"$1" "$files"
