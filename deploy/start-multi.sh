#!/usr/bin/env bash
# Starts a hive of N instances as local processes on one Git repository, and shows how it gets on. See --help.
set -euo pipefail
bob=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$bob/deploy/lib.sh"

usage() {
  cat <<'END'
usage: deploy/start-multi.sh [N] [--workspace DIR] [--goal TEXT] [--mind offline] [--home DIR] [--port PORT]
                             [--exit-when-done] [--no-build] [--docker]

  N                 instances, 1 to 64 (default 3)
  --workspace DIR   the Git repository to work on (default: the current directory); it is only read
  --goal TEXT       what the hive shall do (default: "Survey this repository")
  --mind NAME       what the instances think with: offline (no key, no network, no cost)
  --home DIR        where the hive keeps everything (default: ~/.bob/<name>-<6 hex of the path>)
  --port PORT       of the dashboard (default: 3141, or the next free one)
  --exit-when-done  end when no task is left: exit 0, or 1 if tasks are blocked
  --no-build        do not build, even if the program is missing or older than its sources
  --docker          in containers (docker compose) in place of local processes; a goal counts when the hive is new

Ctrl-C stops everything and says how to resume. A second start on the same home attaches to it; with --docker it does not,
and its Ctrl-C stops the containers.
Not built yet: --gate, --mind llm, --mind command.
END
}

count=${BOB_INSTANCE_COUNT:-}
workspace=${BOB_WORKSPACE:-.}
goal=${BOB_GOAL:-}
mind=${BOB_MIND:-offline}
home=${BOB_HOME:-}
port=${BOB_DASHBOARD_PORT:-}
exit_when_done=no
build=yes
docker=no
resume=$(printf '%q ' "$0" "$@")

value() { # name and value of an option: the value, or a refusal
  [ $# -ge 2 ] && [ -n "$2" ] || refuse "$1 needs a value: see --help"
}

while [ $# -gt 0 ]; do
  case $1 in
    --workspace) value "$@"; workspace=$2; shift 2 ;;
    --goal) value "$@"; goal=$2; shift 2 ;;
    --mind) value "$@"; mind=$2; shift 2 ;;
    --home) value "$@"; home=$2; shift 2 ;;
    --port) value "$@"; port=$2; shift 2 ;;
    --exit-when-done) exit_when_done=yes; shift ;;
    --no-build) build=no; shift ;;
    --docker) docker=yes; shift ;;
    --gate) refuse "--gate: not built yet; leave it out, the offline mind changes nothing that needs a gate" ;;
    --help | -h) usage; exit 0 ;;
    -*) refuse "unknown option $1: see --help" ;;
    *) case $1 in
         *[!0-9]* | '') refuse "not a number of instances: $1 (1 to 64)" ;;
       esac
       count=$1; shift ;;
  esac
done

if [ -n "$count" ]; then
  case $count in *[!0-9]*) refuse "not a number of instances: $count (1 to 64)" ;; esac
  [ "${#count}" -le 3 ] && [ "$((10#$count))" -ge 1 ] && [ "$((10#$count))" -le 64 ] \
    || refuse "$count instances: a hive has 1 to 64"
  count=$((10#$count))
fi
if [ -n "$port" ]; then
  case $port in *[!0-9]*) refuse "not a port: $port (1 to 65535)" ;; esac
  [ "${#port}" -le 5 ] && [ "$((10#$port))" -ge 1 ] && [ "$((10#$port))" -le 65535 ] || refuse "not a port: $port (1 to 65535)"
  port=$((10#$port))
fi
case $mind in
  offline) ;;
  llm | command) refuse "--mind $mind: not built yet; leave it out to use the mind offline" ;;
  *) refuse "there is no mind $mind: use offline" ;;
esac
case ${BOB_STORE:-file} in file) ;; *) refuse "BOB_STORE=$BOB_STORE: not built yet; unset it" ;; esac
case ${BOB_DRIVER:-process} in
  process) ;;
  docker) docker=yes; unset BOB_DRIVER ;;
  *) refuse "BOB_DRIVER=$BOB_DRIVER: not built yet; unset it" ;;
esac

[ -d "$workspace" ] || refuse "no such folder: $workspace; name a Git repository with --workspace"
workspace=$(cd "$workspace" && pwd -P)
repository=$(repository_of "$workspace") \
  || refuse "no Git repository at $workspace: name one with --workspace, or make one with 'git init' and a commit"
if [ "$docker" = yes ]; then
  [ -z "$home" ] || refuse "--docker: a hive in containers lives in a volume; leave --home out"
  unset BOB_HOME BOB_INSTANCE_COUNT
  . "$bob/deploy/containers.sh"
  run_containers
fi
if [ -n "$home" ]; then home=$(real_path "$home"); else home=$(home_of "$repository"); fi
case $home/ in
  "$repository"/*) refuse "the home $home would lie inside the repository: choose a folder outside of it with --home" ;;
esac
unset BOB_HOME BOB_WORKSPACE BOB_GOAL BOB_MIND BOB_INSTANCE_COUNT BOB_DASHBOARD_PORT

. "$bob/.mvn/java-home.sh"

case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in # elsewhere a JVM on Linux cannot name files beyond ASCII
  *[Uu][Tt][Ff]*) ;;
  *) [ "$(uname)" != Linux ] || export LC_ALL=C.UTF-8 ;;
esac

if [ "$build" = yes ]; then
  "$bob/deploy/build.sh"
else
  for service in orchestrator instance dashboard; do
    [ -f "$(jar_of "$service")" ] || refuse "the $service service is not built: leave out --no-build"
  done
fi

began_millis=$(now_millis)
# From what they have learned of their start; what is not there or does not fit is passed over in silence.
(run_program preflight "-XX:AOTCache=$(cache_of preflight)" -Xlog:disable -- \
  --workspace "$workspace" --goal "${goal:-Survey this repository}" --mind "$mind") || exit $?
printf '%-11s %s\n\n' Home "$home"

arguments=(--workspace "$workspace" --mind "$mind" --exit-when-done "$exit_when_done" --program "$bob"
  --resume "$resume" --began-millis "$began_millis")
[ -z "$count" ] || arguments+=(--instances "$count")
[ -z "$goal" ] || arguments+=(--goal "$goal")
[ -z "$port" ] || arguments+=(--port "$port")
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
  arguments+=(--columns "$(tput cols 2>/dev/null || echo 80)")
fi

# In the place of this shell, so that Ctrl-C and SIGTERM arrive. The home comes last: stop-multi.sh finds the hive by it.
run_program console "-XX:AOTCache=$(cache_of console)" -Xlog:disable -- "${arguments[@]}" --home "$home"
