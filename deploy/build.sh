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
# For the instances what the compiler learned is worth its time: they work at once. Elsewhere it would take the cores from them.
start_only=(-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)
said=$bob/deploy/target/training # what the trained programs said
learned=$bob/deploy/target/learned
training='' # the folder of the hive that is run for this
preflight=''
console=''
services=()

# In the training, "set -m" gives each a group of its own: the JVM that writes a cache is a child of the one that learned.

train() { # service, environment: runs it in the background, to write what its start needs into a cache when it ends
  local service=$1 options=("-XX:AOTCacheOutput=$(cache_of "$1").$$")
  shift
  [ "$service" = instance ] || options+=("${start_only[@]}")
  set -m
  env "$@" "BOB_HOME=$training/hive" BOB_BIND=127.0.0.1 QUARKUS_HTTP_PORT=0 "BOB_WORKSPACE=$bob" \
    "$JAVA_HOME/bin/java" -Xmx384m "${quick_jvm[@]}" "${options[@]}" -jar "$(jar_of "$service")" \
    </dev/null >"$said/$service.out" 2>&1 &
  set +m
  services+=($!)
}

train_program() { # preflight or console, arguments: likewise
  local program=$1
  shift
  set -m
  (run_program "$program" "${start_only[@]}" "-XX:AOTCacheOutput=$(cache_of "$program").$$" -- --workspace "$bob" "$@") \
    </dev/null >"$said/$program.out" 2>&1 &
  set +m
}

await() { # a command: until it succeeds; fails after half a minute, or as soon as a service or the console has ended
  local waited=0 pid
  until "$@" 2>/dev/null; do
    for pid in "${services[@]}" $console; do kill -0 "$pid" 2>/dev/null || return 1; done
    [ "$waited" -lt 150 ] || return 1
    sleep 0.2
    waited=$((waited + 1))
  done
}

await_end() { # seconds, pids of groups: until each has ended, by force after so many seconds
  local pid waited limit=$(($1 * 5))
  shift
  for pid in "$@"; do
    waited=0
    while [ "$waited" -lt "$limit" ] && kill -0 "$pid" 2>/dev/null; do
      sleep 0.2
      waited=$((waited + 1))
    done
    kill -9 -- "-$pid" 2>/dev/null || true
    { wait "$pid" || true; } 2>/dev/null # nor a word of how it ended
  done
}

joined() {
  [ -f "$training/hive/.bob/run/orchestrator.json" ] && [ -f "$training/hive/.bob/run/dashboard.json" ] \
    && [ -f "$training/hive/.instance_instance_1_state.json" ]
}

use_all() { # a small hive surveys Bob itself, and a console watches it to the end; fails if something of it does
  local goal='Survey this repository'
  train_program preflight --goal "$goal" --mind offline
  preflight=$!
  train orchestrator BOB_INSTANCE_COUNT=0
  train dashboard
  train instance
  await joined || return 1
  # It takes over the services that run already.
  train_program console --instances 1 --goal "$goal" --mind offline --program "$bob" --resume '' \
    --began-millis "$(now_millis)" --columns 80 --home "$training/hive"
  console=$!
  await grep -q 'findings.sarif' "$said/console.out"
}

end_training() { # nothing of it is left, whenever it is ended, and however often
  local pid
  trap '' INT TERM HUP
  exec 2>/dev/null # or the shell tells of each group that it killed
  # First the console, or it would start again what ends.
  [ -z "$console" ] || kill "$console" 2>/dev/null || true
  for pid in $preflight ${services[@]+"${services[@]}"}; do kill -9 -- "-$pid" 2>/dev/null || true; done
  [ -z "$console" ] || kill -CONT "$console" 2>/dev/null || true
  await_end 10 $console
  wait
  rm -rf "$training" "$bob"/*-service/target/*.aot.$$*
}

train_all() { # without the caches all works as well, and starts later
  local pid program missing='' partly=''
  training=$(mktemp -d "${TMPDIR:-/tmp}/bob-training.XXXXXX")
  mkdir -p "$training/hive" "$said"
  trap end_training EXIT
  use_all || partly=yes
  # The console sleeps until the services have written their caches: it would end them by force, or start them again.
  [ -z "$console" ] || kill -STOP "$console" 2>/dev/null || true
  for pid in "${services[@]}"; do kill "$pid" 2>/dev/null || true; done
  await_end 60 "${services[@]}"
  [ -z "$console" ] || { kill "$console" && kill -CONT "$console"; } 2>/dev/null || true
  await_end 60 $console $preflight
  preflight='' console='' services=()
  for program in "${programs[@]}"; do
    if [ -f "$(cache_of "$program").$$" ]; then
      mv "$(cache_of "$program").$$" "$(cache_of "$program")"
    else
      missing="$missing $program"
    fi
  done
  printf '%s\n' "$(lesson)" "missing$missing" >"$learned"
  rm -rf "$training"
  local rest="All works, and starts a little later; see $said, and remove $learned to try again."
  if [ -n "$missing" ]; then
    echo "Not learned:$missing. $rest"
  elif [ -n "$partly" ]; then
    echo "Learned in part only. $rest"
  fi
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

lesson() { # what the caches depend on beside the jars
  { printf '%s\n' "$JAVA_HOME"; cat "$JAVA_HOME/release" "$bob/deploy/build.sh" "$bob/deploy/lib.sh"; } | cksum
}

has_learned() { # it was tried with these jars and this JDK, and what came of it is still there
  local program service
  [ -f "$learned" ] && [ "$(sed -n 1p "$learned")" = "$(lesson)" ] || return 1
  for service in orchestrator instance dashboard; do
    [ "$learned" -nt "$(jar_of "$service")" ] || return 1
  done
  for program in "${programs[@]}"; do
    [ -f "$(cache_of "$program")" ] || grep -q "^missing.* $program\( \|$\)" "$learned" || return 1
  done
}

can_learn() {
  mkdir -p "$bob/deploy/target" 2>/dev/null && [ -w "$bob/deploy/target" ] \
    && [ -w "$bob/orchestrator-service/target" ] && [ -w "$bob/instance-service/target" ] && [ -w "$bob/dashboard-service/target" ]
}

up_to_date || build_all
if can_learn && ! has_learned; then
  echo "Learning to start fast (once after a build, some seconds) ..."
  train_all
fi
