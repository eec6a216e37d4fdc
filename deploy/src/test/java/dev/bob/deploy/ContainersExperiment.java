package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P3 in containers: the whole hive with four instances, from the images as they are and from the
 * same jars as a plain fast-jar with a JVM's defaults, in turn on the same machine. Prints the
 * medians and their ratios.
 */
@NeedsEngine
class ContainersExperiment {
  private static final int INSTANCES = 4;
  private static final int ROUNDS = 5;
  private static final double MILLIS = 1_000;

  private static final String PLAIN =
      """
      x-plain: &plain { entrypoint: [sh, -c, "umask 0002; exec java -jar /app/quarkus-run.jar"] }
      services: { orchestrator: *plain, instance: *plain, dashboard: *plain }
      """;

  @TempDir Path temp;

  /**
   * Of one start.
   *
   * @param up seconds of {@code docker compose up -d --wait}
   * @param ready seconds from the start of an instance's container until it had joined, median
   * @param instance MiB of an instance's container, median, by {@code docker stats}
   * @param orchestrator MiB of its container
   * @param dashboard MiB of its container
   */
  private record Start(
      double up, double ready, double instance, double orchestrator, double dashboard) {}

  @Test
  void fourContainersAreReadySoonerThanPlainOnes() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var override = Files.writeString(temp.resolve("plain.yml"), PLAIN).toString();
    start(repository); // what both read from disk is read
    var bob = new ArrayList<Start>();
    var plain = new ArrayList<Start>();
    for (int round = 0; round < ROUNDS; round++) {
      bob.add(start(repository));
      plain.add(start(repository, override));
    }
    print("up -d --wait, s", bob, plain, Start::up);
    print("container to joined, s", bob, plain, Start::ready);
    print("memory of an instance, MiB", bob, plain, Start::instance);
    print("memory of the orchestrator, MiB", bob, plain, Start::orchestrator);
    print("memory of the dashboard, MiB", bob, plain, Start::dashboard);
    assertThat(median(bob, Start::ready)).isLessThan(median(plain, Start::ready));
  }

  private static Start start(PlantedRepository repository, String... overrides) throws Exception {
    try (var hive = ComposedHive.of(repository.folder(), overrides)) {
      long began = System.nanoTime();
      hive.up(INSTANCES);
      double up = Duration.ofNanos(System.nanoTime() - began).toMillis() / MILLIS;
      hive.awaitReport();
      hive.awaitFleet(INSTANCES);
      var ready = new ArrayList<Double>();
      var containers = hive.containers();
      for (var joined : hive.events("instance.joined")) {
        var name = joined.path("data").path("key").asText();
        var started = containers.get(name).path("State").path("StartedAt").asText();
        var took =
            Duration.between(Instant.parse(started), Instant.parse(joined.path("at").asText()));
        ready.add(took.toMillis() / MILLIS);
      }
      return new Start(
          up,
          median(ready),
          median(memory(hive.containersOf("instance"))),
          median(memory(hive.containersOf("orchestrator"))),
          median(memory(hive.containersOf("dashboard"))));
    }
  }

  private static List<Double> memory(List<String> containers) throws Exception {
    var words = new ArrayList<>(List.of("stats", "--no-stream", "--format", "{{.MemUsage}}"));
    words.addAll(containers);
    return ComposedHive.docker(words.toArray(String[]::new))
        .lines()
        .map(line -> Double.valueOf(line.substring(0, line.indexOf("MiB"))))
        .toList();
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return median(starts.stream().map(figure::applyAsDouble).toList());
  }

  private static double median(List<Double> figures) {
    var sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(
      String what, List<Start> bob, List<Start> plain, ToDoubleFunction<Start> figure) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "P3 in containers, %s: %.2f, plain %.2f, ratio %.2f",
            what,
            median(bob, figure),
            median(plain, figure),
            median(bob, figure) / median(plain, figure)));
  }
}
