#!/usr/bin/env bash
# A throw-away PostGIS cluster.
#   .ci/postgis.sh start [dir]   installs Debian's package if absent, starts a cluster on a free port, prints its URL;
#                                FSYNC=on before it: every commit on disk, as in service, for measuring
#   .ci/postgis.sh halt <dir>    stops it, resume <dir> starts it again as it was: for tests of its absence
#   .ci/postgis.sh stop <dir>    stops it and removes the directory
# Without a directory one is made under /tmp, and only its server.log tells where; so better:
#   dir=$(mktemp -d); url=$(.ci/postgis.sh start "$dir"); …; .ci/postgis.sh stop "$dir"
set -euo pipefail

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

postgis_bin() {
  for control in $(ls -d /usr/share/postgresql/*/extension/postgis.control 2>/dev/null | sort -rV); do
    version=$(echo "$control" | cut -d/ -f5)
    if [ -x "/usr/lib/postgresql/$version/bin/initdb" ]; then echo "/usr/lib/postgresql/$version/bin"; return; fi
  done
}

install_postgis() {
  # The package would otherwise start a cluster of its own on port 5432.
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.d/wangge.conf >/dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15 postgresql-15-postgis-3 >&2
}

free_port() {
  node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(String(s.address().port));s.close()})'
}

start() {
  local dir=${1:-$(mktemp -d /tmp/wangge-postgis.XXXXXX)} bin port
  bin=$(postgis_bin)
  if [ -z "$bin" ]; then install_postgis; bin=$(postgis_bin); fi
  mkdir -p "$dir"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
  chmod 755 "$dir"
  cd "$dir"
  as_postgres "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N >"$dir/initdb.log" 2>&1
  for _ in 1 2 3 4 5; do
    port=$(free_port)
    # fsync off, unless asked for: the cluster dies with its tests, and these are about kill -9, not about a power cut.
    if as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -o \
      "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=${FSYNC:-off} -c full_page_writes=${FSYNC:-off} -c max_connections=200 -c shared_buffers=256MB" \
      start >>"$dir/initdb.log" 2>&1; then
      echo "postgres://postgres@127.0.0.1:$port/postgres"
      return
    fi
  done
  cat "$dir/server.log" >&2
  return 1
}

stop() {
  local dir=$1
  if [ -f "$dir/data/postmaster.pid" ]; then
    cd "$dir"
    as_postgres "$(postgis_bin)/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
  fi
  rm -rf "$dir"
}

control() {
  cd "$1"
  as_postgres "$(postgis_bin)/pg_ctl" -D "$1/data" -l "$1/server.log" -w "${@:2}" >/dev/null
}

case "${1:-}" in
  start) start "${2:-}" ;;
  halt) control "${2:?directory of the cluster}" -m fast stop ;;
  # With the options it was started with.
  resume) control "${2:?directory of the cluster}" restart 2>&1 ;;
  stop) stop "${2:?directory of the cluster}" ;;
  *) sed -n '2,8p' "$0" >&2; exit 2 ;;
esac
