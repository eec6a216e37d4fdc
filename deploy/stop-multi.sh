#!/usr/bin/env bash
# Stops a running hive: its instances in order, its services, its console. What it knows is kept.
set -euo pipefail
bob=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$bob/deploy/lib.sh"

stop_seconds_max=40
home=

while [ $# -gt 0 ]; do
  case $1 in
    --home) [ $# -ge 2 ] && [ -n "$2" ] || refuse "--home needs a folder"; home=$(real_path "$2"); shift 2 ;;
    --help | -h)
      echo "usage: deploy/stop-multi.sh [--home DIR]"
      echo "Without --home: the hive of the current directory's repository, else the only one that runs."
      exit 0 ;;
    *) refuse "unknown argument $1: usage is deploy/stop-multi.sh [--home DIR]" ;;
  esac
done

running_homes() { console_pids | cut -d' ' -f2- | sort -u; }

is_running() { running_homes | grep -Fxq -- "$1"; }

service_pid() { # of service $1 in this home, if that process still is one; for a hive whose console was killed
  local pid file=$home/.bob/run/$1.json
  [ -f "$file" ] || return 1
  pid=$(sed -n 's/.*"pid":\([0-9]*\).*/\1/p' "$file")
  [ -n "$pid" ] && ps -p "$pid" -o command= 2>/dev/null | grep -q "$1-service.*quarkus-run.jar" && echo "$pid"
}

if [ -z "$home" ]; then
  repository=$(repository_of "$(pwd -P)" || true)
  if [ -n "$repository" ] && is_running "$(home_of "$repository")"; then
    home=$(home_of "$repository")
  else
    homes=$(running_homes)
    case $(printf '%s' "$homes" | grep -c '' || true) in
      0) echo "No hive runs here."; exit 0 ;;
      1) home=$homes ;;
      *) printf 'Several hives run; name one with --home:\n%s\n' "$homes" >&2; exit 2 ;;
    esac
  fi
fi

pids=$(console_pids | while read -r pid of; do [ "$of" != "$home" ] || echo "$pid"; done)
if [ -z "$pids" ]; then
  pids="$(service_pid orchestrator || true) $(service_pid dashboard || true)"
fi
case $pids in *[0-9]*) ;; *) echo "No hive runs on $home."; exit 0 ;; esac

# shellcheck disable=SC2086 # a list of numbers
kill $pids 2>/dev/null || true
waited=0
for pid in $pids; do
  while kill -0 "$pid" 2>/dev/null; do
    [ "$waited" -lt $((stop_seconds_max * 5)) ] || refuse "process $pid does not end: look at $home/logs, then kill -9 $pid"
    sleep 0.2
    waited=$((waited + 1))
  done
done
echo "Stopped. Kept: $home"
