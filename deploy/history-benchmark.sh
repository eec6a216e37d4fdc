#!/usr/bin/env bash
# Measures the history part of a survey against `git log --numstat`, with the JVM options of an instance:
#   ./deploy/history-benchmark.sh <folder of a repository> [rounds, default 5]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/.mvn/java-home.sh"
. "$root/deploy/lib.sh"

[ $# -ge 1 ] && [ -d "$1" ] || refuse "Name the folder of a Git repository: $0 FOLDER [ROUNDS]"
(cd "$root" && ./mvnw -q -B -ntp -pl instance-service -am -DskipTests -DskipITs package)
module=$root/instance-service
jars=("$module"/target/quarkus-app/lib/main/{dev.bob,com.fasterxml.jackson,org.pcollections,org.jspecify,org.eclipse.jgit,*JavaEWAH,*slf4j-api,*commons-codec}*.jar)
exec "$JAVA_HOME/bin/java" -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders \
  -Dslf4j.internal.verbosity=ERROR \
  -cp "$module/target/test-classes:$module/target/classes:$(IFS=:; echo "${jars[*]}")" \
  dev.bob.instance.mind.offline.hotspots.HistoryBenchmark "$@"
