#!/usr/bin/env bash
# Measures the inside of the log with JMH, with the JVM's options of a service: folding an event, writing and reading a line, rendering the messages,
# a start from a snapshot. Other arguments go to JMH, a pattern of names first:
#   ./deploy/inside-benchmark.sh [PATTERN] [-prof gc …]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/.mvn/java-home.sh"
. "$root/deploy/lib.sh"

module=$root/shared-state
(cd "$root" && ./mvnw -q -B -ntp -Pinside-benchmark -pl shared-state -DskipTests -DskipITs -Dcyclonedx.skip=true test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$module/target/inside-benchmark.classpath") \
  || refuse "Bob could not be built, see above."
classpath=$module/target/classes:$module/target/test-classes:$(cat "$module/target/inside-benchmark.classpath")
rm -rf "$module/target/inside-benchmark"
mkdir "$module/target/inside-benchmark"
find "$module/src/benchmark" -name '*.java' -exec \
  "$JAVA_HOME/bin/javac" -proc:full -processorpath "$classpath" -cp "$classpath" -d "$module/target/inside-benchmark" {} +
cd "$module/target"
exec "$JAVA_HOME/bin/java" -cp "$module/target/inside-benchmark:$classpath" org.openjdk.jmh.Main \
  -jvmArgs "-Xmx256m ${quick_jvm[*]} -Djava.util.logging.manager=org.jboss.logmanager.LogManager" "$@"
