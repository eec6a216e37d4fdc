package dev.bob.orchestrator;

import java.util.List;

/**
 * The flags of every JVM that this service or the console starts: one collector thread, small
 * objects, and the quick compiler only, which waits for five times as many calls, since it took a
 * third of the processor time of a start. The JVM tidies up after itself once a minute in the place
 * of once and four times a second, which was half of all that an idle one did. The caches that
 * {@code deploy/build.sh} makes are refused under another collector or layout of objects: {@code
 * quick_jvm} in {@code deploy/lib.sh} and {@code deploy/docker/jvm} are the same.
 */
public final class QuickStart {
  public static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=5",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:AsyncDeflationInterval=60000",
          "-XX:ServiceThreadCleanupInterval=60000");

  private QuickStart() {}
}
