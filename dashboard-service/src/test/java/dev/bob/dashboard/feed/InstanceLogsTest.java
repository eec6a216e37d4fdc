package dev.bob.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.dashboard.LogFile;
import dev.bob.dashboard.feed.InstanceLogs.Found;
import dev.bob.state.json.Json;
import dev.bob.state.model.InstanceId;
import dev.bob.state.web.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceLogsTest {
  private static final InstanceId ID = InstanceId.parse("instance_1");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(10);

  @TempDir private Path home;
  private LogFile file;
  private InstanceLogs logs;

  @BeforeEach
  void open() throws IOException {
    file = new LogFile(home, ID.toString());
    logs = new InstanceLogs(home, LONG, OFTEN);
  }

  @Test
  void theNewestLinesComeFromBothFilesOldestFirst() throws Exception {
    // Given
    file.info(1, "one");
    file.info(2, "two");
    file.rotate();
    file.info(3, "three");

    // When
    var two = logs.newest(ID, LogQuery.ALL, 2);
    var all = logs.newest(ID, LogQuery.ALL, 9);

    // Then
    assertThat(messages(two)).containsExactly("two", "three");
    assertThat(two.more()).isTrue();
    assertThat(messages(all)).containsExactly("one", "two", "three");
    assertThat(all.more()).isFalse();
  }

  @Test
  void linesOfAnyLengthAreFoundOverTheEdgesOfBlocks() throws Exception {
    // Given
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      var message = i + "-" + "é".repeat(random.nextInt(1, 2_000));
      written.add(message);
      file.info(0, message);
    }

    // When
    var found = logs.newest(ID, LogQuery.ALL, 1_000);

    // Then
    assertThat(messages(found)).as("seed %d", seed).isEqualTo(written);
  }

  @Test
  void whatIsNoLineIsLeftOut() throws Exception {
    // Given
    file.info(1, "one");
    file.raw("{\"timestamp\":\"2026-11-24T04:0\n");
    file.raw("\n\u0000\n[]\nnull\n{\"timestamp\":1,\"level\":2,\"instance_id\":3,\"message\":4}\n");
    file.raw("x".repeat(3 * LogLine.LINE_BYTES_MAX) + "\n");
    file.info(2, "two");
    file.raw(
        "{\"timestamp\":\"2026-11-24T04:00:03Z\",\"level\":\"info\",\"instance_id\":\"instance_1\"");

    // When
    var found = logs.newest(ID, LogQuery.ALL, 9);

    // Then
    assertThat(messages(found)).containsExactly("one", "two");
  }

  @Test
  void ofALongFileOnlyTheEndIsRead() throws Exception {
    // Given
    file.raw("x");
    try (var channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 1L << 40); // a hole of a terabyte
    }
    file.info(1, "last");

    // When
    var found = logs.newest(ID, LogQuery.ALL, 1);

    // Then
    assertThat(messages(found)).containsExactly("last");
  }

  @Test
  void aSearchEndsWithItsTime() throws Exception {
    // Given
    file.info(1, "one");
    var hurried = new InstanceLogs(home, Duration.ofNanos(-1), OFTEN);
    var regex =
        new LogQuery(
            Optional.empty(),
            Optional.of(LogQuery.pattern("a")),
            Optional.empty(),
            Optional.empty());

    // When
    var found = hurried.newest(ID, LogQuery.ALL, 9);

    // Then
    assertThat(found).isEqualTo(new Found(List.of(), true));
    assertThatThrownBy(() -> hurried.newest(ID, regex, 9))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void noLinkLeadsOutOfTheVolume() throws Exception {
    // Given
    var secret = Files.createDirectory(home.resolve("elsewhere"));
    file.info(1, "secret");
    Files.move(file.path(), secret.resolve(ID + ".jsonl"));

    // When
    Files.createSymbolicLink(file.path(), secret.resolve(ID + ".jsonl"));
    var byFile = logs.newest(ID, LogQuery.ALL, 9);
    Files.delete(file.path());
    Files.delete(home.resolve("logs"));
    Files.createSymbolicLink(home.resolve("logs"), secret);
    var byFolder = logs.newest(ID, LogQuery.ALL, 9);

    // Then
    assertThat(byFile.lines()).isEmpty();
    assertThat(byFolder.lines()).isEmpty();
    assertThat(logs.has(ID)).isFalse();
  }

  @Test
  void followingBeginsWithTheNewestAndMissesNothingOverARotation() throws Exception {
    // Given
    file.info(1, "one");
    file.info(2, "two");
    file.raw("{\"timestamp\":\"2026-11-24T04:00:03Z\",\"level\":\"info\",");
    try (var source = logs.follow(ID, LogQuery.ALL, 1)) {

      // When
      var past = frames(source, 1);
      file.raw("\"instance_id\":\"instance_1\",\"message\":\"three\"}\n");
      file.info(4, "four");
      file.rotate();
      file.info(5, "five");
      var next = frames(source, 3);
      file.rotate();
      file.raw("x".repeat(20 * LogLine.LINE_BYTES_MAX) + "\n");
      file.info(6, "six");
      var last = frames(source, 1);

      // Then
      assertThat(past).containsExactly("two");
      assertThat(next).containsExactly("three", "four", "five");
      assertThat(last).containsExactly("six");
    }
  }

  @Test
  void followingWaitsForAFileThatIsYetToCome() throws Exception {
    // Given
    try (var source = logs.follow(ID, LogQuery.ALL, 10)) {
      var nothing = source.next(OFTEN);

      // When
      file.info(1, "one");

      // Then
      assertThat(nothing.frames()).isEmpty();
      assertThat(frames(source, 1)).containsExactly("one");
    }
  }

  private static List<String> messages(Found found) {
    return found.lines().stream().map(LogLine::message).toList();
  }

  private static List<String> frames(Source source, int count) throws Exception {
    List<String> messages = new ArrayList<>();
    for (int tries = 0; messages.size() < count && tries < 1_000; tries++) {
      for (var frame : source.next(OFTEN).frames()) {
        messages.add(Json.MAPPER.readTree(frame.data()).get("message").asText());
      }
    }
    return messages;
  }
}
