package dev.bob.instance.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.status.InstanceLog.Line;
import dev.bob.state.json.Json;
import dev.bob.state.presence.InstanceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);

  @TempDir Path home;

  @Test
  void writesTheLineOfItsJavadoc() throws Exception {
    // Given
    var log = new InstanceLog(home, "instance_1", CLOCK, 10_000);

    // When
    log.info("goal_1.links is done");

    // Then
    assertThat(Json.MAPPER.readTree(Files.readString(home.resolve("logs/instance_1.jsonl"))))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"timestamp":"2026-11-24T04:00:00Z","level":"info","instance_id":"instance_1","message":"goal_1.links is done"}
                """));
  }

  @Test
  void keepsTheNewestHundredLinesInMemory() {
    // Given
    var log = new InstanceLog(home, "instance_1", CLOCK, 1_000_000);

    // When
    for (int i = 1; i <= 150; i++) {
      log.info("line " + i);
    }

    // Then
    assertThat(log.newest()).hasSize(InstanceState.LOGS_MAX);
    assertThat(log.newest().getFirst().message()).isEqualTo("line 51");
    assertThat(log.newest().getLast().message()).isEqualTo("line 150");
  }

  @Test
  void neverTakesMoreThanTwiceItsLimitOnDisk() throws Exception {
    // Given
    var log = new InstanceLog(home, "instance_1", CLOCK, 2_000);

    // When
    for (int i = 0; i < 500; i++) {
      log.info("line " + i);
    }

    // Then
    long sizeBytes = 0;
    for (var file : List.of("instance_1.jsonl", "instance_1.1.jsonl")) {
      sizeBytes += Files.size(home.resolve("logs").resolve(file));
    }
    assertThat(sizeBytes).isBetween(2_000L, 4_400L);
  }

  /** A full disk ended instances in the middle of their work: a line of their log failed. */
  @Test
  void goesOnWhileNothingCanBeWrittenAndSaysThenWhatIsMissing() throws Exception {
    // Given
    var inTheWay = Files.writeString(home.resolve("logs"), "not a folder");
    var log = new InstanceLog(home, "instance_1", CLOCK, 10_000);
    log.info("one");
    log.info("two");
    Files.delete(inTheWay);

    // When
    log.info("three");

    // Then
    assertThat(log.newest()).extracting(Line::message).containsExactly("one", "two", "three");
    assertThat(Files.readAllLines(home.resolve("logs/instance_1.jsonl")))
        .satisfiesExactly(
            line -> assertThat(line).contains("warn", "2 lines are missing here"),
            line -> assertThat(line).contains("three"));
  }

  @Test
  void listenerHearsEveryLineUntilItIsClosed() {
    // Given
    var log = new InstanceLog(home, "instance_1", CLOCK, 10_000);
    List<String> heard = new ArrayList<>();

    // When
    try (var _ = log.onLine(line -> heard.add(line.message()))) {
      log.info("one");
    }
    log.info("two");

    // Then
    assertThat(heard).containsExactly("one");
  }
}
