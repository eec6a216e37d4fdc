#!/usr/bin/env bash
# Builds what is missing or older than its sources, then lets each program learn to start fast: an ahead-of-time cache beside its jar.
# Called by start-multi.sh; does nothing if all is there.
set -euo pipefail
bob=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$bob/deploy/lib.sh"
. "$bob/.mvn/java-home.sh"

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

programs=(orchestrator instance dashboard preflight console)
services_jvm=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:+UseCompactObjectHeaders
  -XX:-UsePerfData) # as the services are run; see deploy/docker/jvm

# For the instances what the compiler learned is worth its time: they work at once. Elsewhere it would take the cores from them.
start_only=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)
pids=()
trained='' # the home of the hive that is run for this

train() { # service, environment: runs it in the background, to write what its start needs into a cache when it ends
  local service=$1 options=("-XX:AOTCacheOutput=$(cache_of "$1").$$")
  shift
  [ "$service" = instance ] || options+=("${start_only[@]}")
  env "$@" "BOB_HOME=$trained" BOB_BIND=127.0.0.1 QUARKUS_HTTP_PORT=0 "BOB_WORKSPACE=$bob" \
    "$JAVA_HOME/bin/java" -Xmx384m "${services_jvm[@]}" "${options[@]}" -jar "$(jar_of "$service")" \
    >"$trained/$service.out" 2>&1 &
  pids+=($!)
}

train_program() { # preflight or console, arguments: likewise
  local program=$1
  shift
  (run_program "$program" "${start_only[@]}" "-XX:AOTCacheOutput=$(cache_of "$program").$$" -- --workspace "$bob" "$@") >"$trained/$program.out" 2>&1 &
  pids+=($!)
}

await() { # files: until all are there, or for half a minute
  local waited=0 file
  for file in "$@"; do
    while [ "$waited" -lt 150 ] && [ ! -f "$file" ]; do
      sleep 0.2
      waited=$((waited + 1))
    done
  done
}

train_all() { # a small hive surveys Bob itself; without the caches all starts as well, only later
  local pid program goal='Survey this repository'
  trained=$(mktemp -d)/hive
  mkdir "$trained"
  # Ctrl-C does not reach what runs in the background.
  trap 'kill -9 "${pids[@]}" 2>/dev/null; { wait; } 2>/dev/null; rm -rf "$(dirname "$trained")" "$bob"/*-service/target/*.aot.$$*' EXIT
  train_program preflight --goal "$goal" --mind offline
  train orchestrator BOB_INSTANCE_COUNT=0
  train dashboard
  train instance
  await "$trained"/.bob/run/{orchestrator,dashboard}.json "$trained/.instance_instance_1_state.json"
  # It takes over what runs already, and at the end tells it to stop.
  train_program console --instances 1 --goal "$goal" --mind offline --exit-when-done yes --program "$bob" --resume '' \
    --began-millis "$(now_millis)" --columns 80 --home "$trained"
  await "$trained/reports/goal_1/REPORT.md"
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" || true; done
  for program in "${programs[@]}"; do
    [ ! -f "$(cache_of "$program").$$" ] || mv "$(cache_of "$program").$$" "$(cache_of "$program")"
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


has_learned() { # every program has a cache that is later than the jars
  local program service
  for program in "${programs[@]}"; do
    for service in orchestrator instance dashboard; do
      [ "$(cache_of "$program")" -nt "$(jar_of "$service")" ] || return 1
    done
  done
}

up_to_date || build_all
if ! has_learned; then
  echo "Learning to start fast (once after a build, some seconds) ..."
  train_all
fi
