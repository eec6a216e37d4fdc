package dev.bob.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.ingest.Ingest;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Json;
import dev.bob.state.json.JsonFault;
import dev.bob.state.json.StrictJson;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.UnfitEvent;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.snapshot.FileSnapshots;
import dev.bob.state.snapshot.Snapshot;
import dev.bob.state.snapshot.StateJson;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What any door takes is read by every reader: the journal, the fold, snapshots and views.
 *
 * <p>A message with 63 objects in each other was taken from the inbox: as a line of the journal it
 * was two levels deeper than its reader allowed, so that every process refused to go on, also after
 * a restart.
 */
class ExtremesTest {
  private static final int[] DEPTHS = {1, 29, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65};
  private static final int[] NAMES = {499, 500, 501, 8_000, 8_400, 12_000, 16_000, 25_000};
  private static final int[] SIZES = {1_000, 16_000, 39_000, 43_600, 43_700, 60_000, 64_000};
  private static final int[] COUNTS = {8_000, 16_000, 60_000, 110_000, 120_000};

  private static final int[] DIGITS = {998, 999, 1_000, 1_001};

  @TempDir private Path home;
  private EventLog log;
  private Hive hive;

  @BeforeEach
  void open() throws Exception {
    log = FileEventLog.open(home);
    hive = new Hive(log, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void whatTheInboxTakesIsReadByAll() throws Exception {
    // Given
    var inbox = Files.createDirectories(home.resolve("inbox/new"));
    int number = 0;
    for (var message : messages()) {
      Files.writeString(inbox.resolve("%s.json".formatted(number++)), message);
      Files.writeString(
          inbox.resolve("list-%s.json".formatted(number++)), "{\"messages\":[" + message + "]}");
    }

    // When
    try (var keeper = keeper()) {
      await().until(() -> isEmpty(inbox) || !log.alarms().isEmpty());
      assertThat(keeper.alarms()).isEmpty();
    }

    // Then
    assertThat(hive.state().mail().bySeq()).hasSizeGreaterThan(number / 3);
    assertThat(reasons())
        .containsOnly("too_deep", "too_large", "string_too_long", "number_out_of_range");
    everyReaderReadsIt();
  }

  @Test
  void whatTheViewsTakeIsReadByAll() throws Exception {
    // Given
    var messages = home.resolve("m.json");
    var memory = home.resolve("k.json");
    var ingest = new Ingest(hive::state, hive::submit);

    for (var extreme : messages()) {
      // When
      Files.writeString(messages, "{\"messages\":[" + extreme + "]}");
      Files.writeString(
          memory,
          "{\"findings\":["
              + extreme
              + "],\"learnings\":[{\"text\":\"t\",\"x\":"
              + extreme
              + "}]}");
      take(ingest, Ingest.Source.MESSAGES, messages);
      take(ingest, Ingest.Source.MEMORY, memory);
    }

    // Then
    assertThat(hive.state().mail().bySeq()).hasSizeGreaterThan(15);
    assertThat(hive.state().memory().foreign()).hasSizeGreaterThan(30);
    everyReaderReadsIt();
  }

  @Test
  void whatOurOwnCodeSaysIsReadByAllOrRefusedByName() throws Exception {
    // Given
    Set<JsonFault> refused = EnumSet.noneOf(JsonFault.class);

    // When
    for (var extreme : messages()) {
      try {
        hive.submit(Author.person(), said(StrictJson.parse(extreme.getBytes(UTF_8))));
      } catch (UnfitEvent e) {
        refused.add(e.fault());
      } catch (BadJson e) {
        refused.add(e.fault());
      }
    }

    // Then
    assertThat(refused)
        .containsExactlyInAnyOrder(
            JsonFault.TOO_DEEP,
            JsonFault.TOO_LARGE,
            JsonFault.STRING_TOO_LONG,
            JsonFault.NUMBER_OUT_OF_RANGE);
    everyReaderReadsIt();
  }

  /** Each value had a line of its own, indented by its depth: some thirty times what it is. */
  @Test
  void aWindowFullOfTheWorstIsStillRead() throws Exception {
    // Given
    var values = "[1" + ",1".repeat(120_000) + "]";
    var worst = message("worst", "{\"m\":" + "[".repeat(29) + values + "]".repeat(29) + "}");

    // When
    for (int i = 0; i < 20; i++) {
      hive.submit(Author.person(), said(StrictJson.parse(worst.getBytes(UTF_8))));
    }

    // Then
    assertThat(hive.state().mail().bySeq()).hasSizeLessThan(20);
    everyReaderReadsIt();
  }

  private static MessageFact.Sent said(JsonNode message) {
    return new MessageFact.Sent(
        "broadcast",
        "text",
        message.path("content").asText(),
        (ObjectNode) message.path("metadata"));
  }

  private static void take(Ingest ingest, Ingest.Source source, Path file) throws IOException {
    try {
      ingest.take(source, file);
    } catch (BadJson e) {
      assertThat(e.fault())
          .isIn(JsonFault.TOO_DEEP, JsonFault.TOO_LARGE, JsonFault.NUMBER_OUT_OF_RANGE);
    }
  }

  private void everyReaderReadsIt() throws Exception {
    assertThat(log.alarms()).isEmpty();
    var state = hive.state();
    try (var other = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      assertThat(StateJson.hash(other.state())).isEqualTo(StateJson.hash(state));
      var said = new MessageFact.Sent("broadcast", "text", "next", Json.MAPPER.createObjectNode());
      assertThat(other.submit(Author.person(), said).accepted()).isTrue();
      assertThat(other.alarms()).isEmpty();
    }
    var snapshots = FileSnapshots.in(home);
    snapshots.write(Snapshot.after(log.read(state.seq() - 1, 1).getFirst(), state));
    assertThat(snapshots.read(state.seq()).state()).isEqualTo(state);
    for (int look = 0; look < 2; look++) {
      try (var _ = keeper()) {
        await().until(() -> Files.exists(home.resolve(".shared_messages.json")));
      }
    }
    var ingest = new Ingest(hive::state, hive::submit);
    var nothing = new Ingest.Taken(0, List.of());
    for (var source : Ingest.Source.values()) {
      assertThat(
              ingest.take(
                  source,
                  home.resolve(".shared_" + source.name().toLowerCase(Locale.ROOT) + ".json")))
          .isEqualTo(nothing);
    }
  }

  private ViewKeeper keeper() throws IOException {
    var keeper = new ViewKeeper(home, KeptHive.of(hive), new FilePresence(home), Clock.systemUTC());
    keeper.start(() -> {});
    return keeper;
  }

  private List<String> reasons() throws IOException {
    try (var files = Files.newDirectoryStream(home.resolve("inbox/rejected"), "*.reason")) {
      List<String> reasons = new ArrayList<>();
      for (var file : files) {
        reasons.add(Files.readString(file).split(":")[0]);
      }
      return reasons;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** One for each limit, below it, at it and above it. */
  private static List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (int depth : DEPTHS) {
      messages.add(message("deep", "{\"m\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1)));
      messages.add(message("deep", "{\"m\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
    }
    for (int length : NAMES) {
      messages.add(message("name", "{\"" + "n".repeat(length) + "\":1}"));
      messages.add(message("name", "{\"" + "😀".repeat(length / 2) + "\":1}"));
      messages.add(message("name", "{\"" + "\\u0001".repeat(length) + "\":1}"));
    }
    for (int size : SIZES) {
      messages.add(message("x".repeat(size), "{}"));
      messages.add(message("😀".repeat(size / 2), "{}"));
      messages.add(message("\\u0001".repeat(size), "{}"));
      messages.add(message("text", "{\"m\":\"" + "😀".repeat(size / 2) + "\"}"));
    }
    for (int count : COUNTS) {
      messages.add(message("many", "{\"m\":[1" + ",1".repeat(count - 1) + "]}"));
    }
    for (int digits : DIGITS) {
      messages.add(message("number", "{\"m\":" + "9".repeat(digits) + "}"));
      messages.add(message("number", "{\"m\":-" + "9".repeat(digits) + "}"));
      messages.add(message("number", "{\"m\":0." + "9".repeat(digits) + "}"));
    }
    for (var number : List.of("1e308", "1e309", "4.9e-324", "1e-400", "-0.0", "1E+2", "1.50")) {
      messages.add(message("number", "{\"m\":" + number + "}"));
    }
    return messages;
  }

  private static String message(String content, String metadata) {
    return ("{\"from\":\"a\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"%s\","
            + "\"timestamp\":\"2025-12-10T02:00:00\",\"metadata\":%s}")
        .formatted(content, metadata);
  }
}
