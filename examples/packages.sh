# Sourced by quickstart.sh and tests/run.sh: installs Debian packages that are not there yet.

build_packages="g++ cmake ninja-build pkg-config ccache libxapian-dev libcpp-httplib-dev rapidjson-dev libicu-dev
  libexpected-dev libssl-dev zlib1g-dev libcli11-dev libsqlite3-dev libxxhash-dev libpq-dev libcurl4-openssl-dev libexpat1-dev libqrcodegencpp-dev curl"

# install_packages NAME...: as root, or through sudo.
install_packages() {
  command -v dpkg-query >/dev/null || { echo "no Debian here: install what examples/packages.sh names in your system's way, then follow README.md, \"Building\"" >&2; return 1; }
  local missing=() package as_root=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "as root, please, then again: apt-get install ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
