package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P3: four instances that start at once, as Bob starts them and as a plain fast-jar with a JVM's
 * defaults, in turn on the same machine. Prints the medians and their ratios; the goals of {@code
 * acceptance.md} are 0.6 and 0.9.
 */
class StartExperiment {
  private static final int INSTANCES = 4;
  private static final int ROUNDS = 7;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path APP =
      Path.of("").toAbsolutePath().resolveSibling("instance-service").resolve("target");
  private static final Path JAR = APP.resolve("quarkus-app/quarkus-run.jar");
  private static final Path CACHE = APP.resolve("start.aot");

  /** The flags of {@code InstanceCommand}, and the cache that start-multi.sh has made. */
  private static final List<String> BOB =
      List.of(
          "-Xmx384m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=5",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:AOTMode=on", // refuses to start where the cache cannot be used
          "-XX:AOTCache=" + CACHE);

  private static final List<String> PLAIN = List.of("-Xmx384m");

  @TempDir Path temp;

  /** Of one start: until all have joined, and what the largest of them holds in memory then. */
  private record Start(long readyMillis, long residentKib) {}

  @Test
  void fourInstancesAreReadySoonerAndSmallerThanPlainOnes() throws Exception {
    var build = Shell.run(APP, Map.of(), List.of(Scripts.build()));
    assertThat(build.code()).as(build.err()).isZero();
    start(BOB, -1); // what both read from disk is read
    var bob = new ArrayList<Start>();
    var plain = new ArrayList<Start>();
    for (int round = 0; round < ROUNDS; round++) {
      bob.add(start(BOB, round));
      plain.add(start(PLAIN, round));
    }
    System.out.printf(
        Locale.ROOT,
        "P3 start of %d instances, median of %d: ready %d ms against %d ms (ratio %.2f), resident"
            + " %d MiB against %d MiB each (ratio %.2f)%n",
        INSTANCES,
        ROUNDS,
        median(bob.stream().mapToLong(Start::readyMillis)),
        median(plain.stream().mapToLong(Start::readyMillis)),
        ratio(bob, plain, true),
        median(bob.stream().mapToLong(Start::residentKib)) / 1024,
        median(plain.stream().mapToLong(Start::residentKib)) / 1024,
        ratio(bob, plain, false));
    assertThat(bob).allSatisfy(start -> assertThat(start.residentKib()).isPositive());
  }

  private static double ratio(List<Start> bob, List<Start> plain, boolean time) {
    return (double) median(bob.stream().mapToLong(start -> value(start, time)))
        / median(plain.stream().mapToLong(start -> value(start, time)));
  }

  private static long value(Start start, boolean time) {
    return time ? start.readyMillis() : start.residentKib();
  }

  private static long median(java.util.stream.LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Start start(List<String> flags, int round) throws Exception {
    var home = Files.createDirectories(temp.resolve(flags.size() + "-" + round));
    var processes = new ArrayList<Process>();
    try {
      long began = System.nanoTime();
      for (int i = 0; i < INSTANCES; i++) {
        processes.add(launch(flags, home, home.resolve(i + ".out")));
      }
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> joined(home) == INSTANCES);
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
      long resident = 0;
      for (var process : processes) {
        resident = Math.max(resident, residentKib(process.pid()));
      }
      return new Start(millis, resident);
    } finally {
      processes.forEach(Process::destroy);
      for (var process : processes) {
        process.waitFor();
      }
    }
  }

  private static Process launch(List<String> flags, Path home, Path output) throws IOException {
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(flags);
    command.addAll(List.of("-jar", JAR.toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("BOB_HOME", home.toString());
    builder.environment().put("BOB_BIND", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    return builder.start();
  }

  private static long joined(Path home) throws IOException {
    var journal = home.resolve(".bob/journal");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    long joined = 0;
    try (Stream<Path> segments = Files.list(journal)) {
      for (var segment : segments.toList()) {
        joined +=
            Files.readString(segment)
                .lines()
                .filter(line -> line.contains("\"instance.joined\""))
                .count();
      }
    }
    return joined;
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(Arrays.asList(line.split("\\s+")).get(1)))
        .sum();
  }
}
