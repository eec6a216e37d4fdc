package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H5 and H1 with real processes: who is declared lost, and what of a lost one still counts. It
 * takes all cores for a while.
 */
class LivenessIT {
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration AFTERWARDS = Duration.ofSeconds(8);
  private static final Duration LOST_BY_MEMBERS_MAX = Duration.ofSeconds(75);

  @TempDir static Path temp;
  private static RunningHive hive;
  private Map<String, Long> three;

  @BeforeAll
  static void start() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "3");
  }

  @AfterAll
  static void stop() throws Exception {
    hive.close();
  }

  @BeforeEach
  void awaitThree() {
    three = hive.awaitMembers(3);
  }

  @Test
  void stoppedForFiveSecondsUnderFullLoadNobodyIsLostAndNoMindIsCalled() throws Exception {
    // Given
    var minds = new MindCalls(hive);
    long called = minds.awaitQuiet();
    int lost = hive.events("instance.lost").size();
    try (var _ = new FullLoad()) {
      // When
      RunningHive.signal("STOP", three.get("instance_2"));
      pass(STOP);
      RunningHive.signal("CONT", three.get("instance_2"));
      pass(AFTERWARDS);
    }
    // Then
    assertThat(hive.events("instance.lost")).hasSize(lost);
    assertThat(hive.awaitMembers(3)).isEqualTo(three);
    assertThat(minds.count()).isEqualTo(called);
  }

  /** The orchestrator stands still, so nobody ends the stopped one: the members give it up. */
  @Test
  void whoWakesUpAfterItWasGivenUpHasNoSayAndJoinsAnew() throws Exception {
    // Given
    long orchestrator = hive.pid("orchestrator");
    long victim = three.get("instance_3");
    await().atMost(RunningHive.LIMIT).until(() -> hive.hasStateFile("instance_3"));
    var before = hive.stateFile("instance_3");
    RunningHive.signal("STOP", orchestrator);
    try {
      RunningHive.signal("STOP", victim);
      // When
      await()
          .atMost(LOST_BY_MEMBERS_MAX)
          .until(() -> hive.events("instance.lost").stream().anyMatch(LivenessIT::byAMember));
      RunningHive.signal("CONT", victim);
      // Then
      await()
          .atMost(RunningHive.LIMIT)
          .until(
              () ->
                  hive.stateFile("instance_3").path("epoch").asLong()
                      > before.path("epoch").asLong());
      assertThat(hive.stateFile("instance_3").path("cursor").asLong())
          .isGreaterThanOrEqualTo(before.path("cursor").asLong());
    } finally {
      RunningHive.signal("CONT", orchestrator);
    }
    assertThat(hive.awaitMembers(3)).as("%s", hive.events()).isEqualTo(three);
  }

  private static boolean byAMember(JsonNode lost) {
    return lost.path("by").path("kind").asText().equals("instance")
        && lost.path("data").path("id").asText().equals("instance_3");
  }

  private static void pass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    await().atMost(time.multipliedBy(2)).until(() -> System.nanoTime() >= until);
  }

  /** More threads at work than there are cores. */
  private static final class FullLoad implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    FullLoad() {
      for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (!over.get()) {
                        Thread.onSpinWait();
                      }
                    }));
      }
    }

    @Override
    public void close() {
      over.set(true);
    }
  }
}
