#!/usr/bin/env bash
# check_operations.sh SOURCES: nginx, HAProxy and systemd take what docs/operations.md and examples/systemd give them. Exit 77 (skipped) where
# none of them is installed.
set -euo pipefail
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tried=()
# fence LANGUAGE: the one block of that language in the page.
fence() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/!p}" docs/operations.md; }
# attempt NAME COMMAND...: runs it, and shows what it says only when it fails.
attempt() { tried+=("$1"); "${@:2}" >"$scratch/said" 2>&1 || { echo "$1 refuses it:"; cat "$scratch/said"; exit 1; }; }
PATH=$PATH:/usr/sbin:/sbin

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key.pem" -out "$scratch/certificate.pem" -days 1 -subj /CN=data.example.gov.tw 2>/dev/null
cat "$scratch/certificate.pem" "$scratch/key.pem" >"$scratch/both.pem"
if command -v nginx >/dev/null; then
  fence nginx | sed -e "s#/etc/ssl/private/[^;]*#$scratch/key.pem#; s#/etc/ssl/[^;]*#$scratch/certificate.pem#; s#/var/log/nginx#$scratch#" -e 's/listen 443/listen 127.0.0.1:44300/' >"$scratch/site.conf"
  printf 'pid %s/pid; error_log %s/error.log; events {} http { include %s/site.conf; }\n' "$scratch" "$scratch" "$scratch" >"$scratch/nginx.conf"
  attempt nginx nginx -t -p "$scratch" -c "$scratch/nginx.conf"
fi
if command -v haproxy >/dev/null; then
  fence haproxy | sed "s#/etc/haproxy/[^ ]*#$scratch/both.pem#" >"$scratch/haproxy.cfg"
  attempt haproxy haproxy -c -f "$scratch/haproxy.cfg"
fi
if command -v systemd-analyze >/dev/null; then
  cp examples/systemd/* "$scratch/"
  # The programs are not installed here.
  sed -i 's#/usr/bin/opendata-[a-z]*#/bin/true#' "$scratch"/*.service
  attempt systemd systemd-analyze verify --man=no "$scratch"/*.service "$scratch"/*.timer
fi
[ ${#tried[@]} -gt 0 ] || { echo "skipped: neither nginx, haproxy nor systemd-analyze is installed"; exit 77; }
echo "accepted by: ${tried[*]}"
