# Sourced by the installers of tests/web and tests/validators.

# npm_install SOURCES TARGET: what SOURCES/package-lock.json pins, into TARGET/node_modules. What is there and of this lock is left as it is.
npm_install() {
  command -v npm >/dev/null || { echo "npm is not installed: apt-get install nodejs npm" >&2; return 1; }
  mkdir -p "$2"
  cp "$1/package.json" "$1/package-lock.json" "$2/"
  cd "$2"
  cmp -s package-lock.json node_modules/.installed && return 0
  # A machine without a way out is told so within a minute, not after npm's own ten.
  npm ci --no-audit --no-fund --ignore-scripts --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=5000
  cp package-lock.json node_modules/.installed
}
