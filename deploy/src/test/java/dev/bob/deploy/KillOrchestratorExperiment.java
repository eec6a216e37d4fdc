package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H6 with local processes. */
class KillOrchestratorExperiment {
  private static final int REFUSED = 2;
  private static final Duration SECOND_MAX = Duration.ofSeconds(30);
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  @TempDir Path temp;

  @BeforeAll
  static void build() throws Exception {
    var build = Shell.run(Scripts.folder(), Map.of(), List.of(Scripts.build()));
    assertThat(build.code()).as(build.err()).isZero();
  }

  @Test
  void theFleetIsExactWheneverItsOrchestratorIsKilled() throws Exception {
    try (var hive = new HitProcesses(start("1"))) {
      OrchestratorKills.run("processes", hive);
      hive.end();
    }
  }

  @Test
  void aSecondOrchestratorAndASecondConsoleLeaveTheFleetAlone() throws Exception {
    try (var running = start("1");
        var hive = new HitProcesses(running)) {
      hive.awaitFleet(1);
      // When
      hive.wish(8);
      var first = new HiveProcesses(running.home()).of("orchestrator").getFirst();
      var second = launch(first, "second");
      // Then
      assertThat(second.process().waitFor(SECOND_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertRefused(second, running.home());
      hive.awaitFleet(8);
      // When
      var attached = start("2");
      // Then
      hive.awaitFleet(2);
      assertThat(attached.output()).contains("attached");
      attached.interrupt();
      assertThat(attached.output()).contains("Detached: the hive goes on.");
      var live = hive.awaitFleet(2);
      assertThat(Incarnations.of(hive.journal(), live).clashes()).isEmpty();
      hive.end();
    }
  }

  @Test
  void ofTwoOrchestratorsThatTakeOverAtOnceOneIsRefused() throws Exception {
    try (var orphaned = start("1");
        var hive = new HitProcesses(orphaned)) {
      hive.awaitFleet(1);
      hive.wish(8);
      await().pollDelay(ON_THE_WAY).until(() -> true);
      // When
      var same = new HiveProcesses(orphaned.home()).of("orchestrator").getFirst();
      RunningHive.signal("KILL", orphaned.consolePid());
      RunningHive.signal("KILL", same.pid());
      var two = List.of(launch(same, "one"), launch(same, "other"));
      // Then
      hive.awaitFleet(8);
      assertThat(two)
          .filteredOn(one -> !one.process().isAlive())
          .singleElement()
          .satisfies(one -> assertRefused(one, orphaned.home()));
      // When
      try (var next = start("2");
          var taken = new HitProcesses(next)) {
        var live = taken.awaitFleet(2);
        // Then
        assertThat(Incarnations.of(taken.journal(), live).clashes()).isEmpty();
        taken.end();
      }
      hive.assertSawNothing();
    }
  }

  private RunningHive start(String instances) throws IOException, InterruptedException {
    var folder = temp.toRealPath().resolve("repository");
    var repository =
        Files.exists(folder) ? new PlantedRepository(folder) : PlantedRepository.make(folder);
    return RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), instances);
  }

  private record Launched(Process process, Path output) {}

  private static void assertRefused(Launched orchestrator, Path home) throws IOException {
    assertThat(orchestrator.process().exitValue()).isEqualTo(REFUSED);
    assertThat(Files.readString(orchestrator.output()))
        .contains("another orchestrator runs on " + home);
  }

  /** One more, with the command and the environment of that one. */
  private Launched launch(HiveProcesses.Running like, String name) throws IOException {
    var output = temp.resolve(name + ".out");
    var builder =
        new ProcessBuilder(new ArrayList<>(like.command()))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(like.environment());
    return new Launched(builder.start(), output);
  }
}
