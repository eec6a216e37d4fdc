#!/usr/bin/env bash
# Builds what is missing or older than its sources, then lets each service learn to start fast: an ahead-of-time cache beside its jar.
# Called by start-multi.sh; does nothing if all is there.
set -euo pipefail
bob=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$bob/deploy/lib.sh"
. "$bob/.mvn/java-home.sh"

cache_of() { printf '%s\n' "$bob/$1-service/target/start.aot"; }

up_to_date() { # every service is packaged, and later than all sources
  local service
  for service in orchestrator instance dashboard; do
    [ -f "$(jar_of "$service")" ] || return 1
    [ -z "$(find "$bob/pom.xml" "$bob/shared-state/pom.xml" "$bob/shared-state/src/main" \
      "$bob/$service-service/pom.xml" "$bob/$service-service/src/main" -type f -newer "$(jar_of "$service")" 2>/dev/null | head -n 1)" ] || return 1
  done
}

repository_kib() { # what Maven has downloaded so far
  [ -d "$HOME/.m2/repository" ] || { echo 0; return; }
  du -sk "$HOME/.m2/repository" | cut -f1
}

services_jvm=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -XX:-UsePerfData) # as the services are run

train() { # service, home, environment: runs it in the background, to write what its start needs into a cache when it ends
  local service=$1 trained=$2
  shift 2
  env "$@" "BOB_HOME=$trained" BOB_BIND=127.0.0.1 QUARKUS_HTTP_PORT=0 "BOB_WORKSPACE=$bob" \
    "$JAVA_HOME/bin/java" -Xmx384m "${services_jvm[@]}" "-XX:AOTCacheOutput=$(cache_of "$service").$$" \
    -jar "$(jar_of "$service")" >"$trained/$service.out" 2>&1 &
}

pids=()
train_all() { # a small hive surveys Bob itself; without the caches all starts as well, only later
  local trained waited=0 pid service
  trained=$(mktemp -d)/hive
  mkdir "$trained"
  # Ctrl-C does not reach what runs in the background.
  trap 'kill -9 "${pids[@]}" 2>/dev/null; { wait; } 2>/dev/null; rm -rf "$(dirname "$trained")" "$bob"/*-service/target/start.aot.$$*' EXIT
  train orchestrator "$trained" BOB_INSTANCE_COUNT=0 "BOB_GOAL=Survey this repository"; pids+=($!)
  train dashboard "$trained"; pids+=($!)
  train instance "$trained"; pids+=($!)
  while [ "$waited" -lt 150 ] && [ ! -f "$trained/reports/goal_1/REPORT.md" ]; do
    sleep 0.2
    waited=$((waited + 1))
  done
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" || true; done
  for service in orchestrator dashboard instance; do
    [ ! -f "$(cache_of "$service").$$" ] || mv "$(cache_of "$service").$$" "$(cache_of "$service")"
  done
  rm -rf "$(dirname "$trained")"
  trap - EXIT
}

build_all() {
  local before after began log
  before=$(repository_kib)
  began=$SECONDS
  if [ "$before" -lt 100000 ]; then
    echo "Building Bob for the first time: downloads about 400 MB of libraries once, some minutes ..."
  else
    echo "Building Bob (about a minute) ..."
  fi
  mkdir -p "$bob/deploy/target"
  log=$bob/deploy/target/build.log
  if ! (cd "$bob" && ./mvnw -B -ntp -q -DskipTests -Dcyclonedx.skip=true -Dspotless.skip=true package \
    -pl orchestrator-service,instance-service,dashboard-service -am) >"$log" 2>&1; then
    grep -m 5 '^\[ERROR\]' "$log" >&2 || tail -n 5 "$log" >&2
    refuse "the build failed: see $log"
  fi
  after=$(repository_kib)
  echo "Built in $((SECONDS - began)) s, $(((after - before) / 1024)) MB downloaded."
}

trained() { # every service has a cache that is later than its jar
  local service
  for service in orchestrator instance dashboard; do
    [ "$(cache_of "$service")" -nt "$(jar_of "$service")" ] || return 1
  done
}

up_to_date || build_all
if ! trained; then
  echo "Learning to start fast (once after a build, some seconds) ..."
  train_all
fi
