#!/usr/bin/env bash
# Measures durable appends (P1) and delivery to another process (P2) beside the peers that are installed
# (redis-server, nats-server; SQLite's driver comes from the package registry), in a folder of the file system that counts:
#   ./deploy/store-benchmark.sh [append|delivery] [rounds, default 5] [folder, default a new one in the current one]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/.mvn/java-home.sh"
. "$root/deploy/lib.sh"

sqlite=3.50.3.0
case ${1:-append} in
  append) main=AppendBenchmark ;;
  delivery) main=DeliveryBenchmark ;;
  *) refuse "Say what to measure: $0 [append|delivery] [ROUNDS] [FOLDER]" ;;
esac
module=$root/shared-state
(cd "$root" && ./mvnw -q -B -ntp -pl shared-state -DskipTests -DskipITs -Dcyclonedx.skip=true test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$module/target/benchmark.classpath" \
  && ./mvnw -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -N \
    -Dartifact=org.xerial:sqlite-jdbc:$sqlite -DoutputDirectory="$module/target/benchmark") \
  || echo "SQLite's driver cannot be fetched: measured without it" >&2
folder=${3:-$(mktemp -d "$PWD/bob-benchmark.XXXXXX")}
[ -n "${3:-}" ] || trap 'rm -rf "$folder"' EXIT
"$JAVA_HOME/bin/java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$module/target/classes:$module/target/test-classes:$(cat "$module/target/benchmark.classpath"):$module/target/benchmark/sqlite-jdbc-$sqlite.jar" \
  "dev.bob.state.benchmark.$main" "$folder" "${2:-5}"
