package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.ingest.LivingHive;
import dev.bob.state.json.BadInput;
import dev.bob.state.json.Json;
import dev.bob.state.presence.FilePresence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that know nothing of Bob write into the views while the keeper writes them too. */
class ForeignWritersTest {
  @TempDir private Path home;
  private final LivingHive hive = new LivingHive(new SmallHive().state());
  private ViewRound round;
  private Instant now = SmallHive.AT;

  @BeforeEach
  void open() throws IOException {
    round = keeper();
    turn();
  }

  @Test
  void takesInWhatIsReadAppendedAndRenamed() throws Exception {
    // When
    rename(with(read(), "hello"));
    turns(3);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
    assertThat(read().at("/messages/1/metadata/bob/unverified").asBoolean()).isTrue();
    assertThat(rejected()).isEmpty();
  }

  @Test
  void takesInWhatIsWrittenOverInPlace() throws Exception {
    // When
    Files.writeString(messages(), with(read(), "hello"));
    turns(3);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
    assertThat(rejected()).isEmpty();
  }

  @Test
  void losesNeitherSideWhenItReplacesTheFileBetweenTheirReadAndTheirWrite() throws Exception {
    // Given
    var theirs = with(read(), "theirs");
    say("ours");
    turn();

    // When
    rename(theirs);
    turns(3);

    // Then
    assertThat(contents()).containsOnlyOnce("ours").containsOnlyOnce("theirs").hasSize(3);
  }

  @Test
  void findsWhatWasRenamedIntoPlaceAtTheVeryMomentOfItsOwnRename() throws Exception {
    // Story: a look said that the file was ours, and the rename that followed put the new view in
    // the place of a file that had come in between; nobody ever saw that one again.

    // Given
    var file = new ViewFile(home, View.MESSAGES, new WrittenViews(home), hive.ingest());
    file.takeOver(now);
    file.look();
    rename(with(read(), "hello"));

    // When
    file.replace("{\"messages\":[]}".getBytes(StandardCharsets.UTF_8), now);

    // Then
    for (int i = 0; i < 3; i++) {
      file.lookAside(now);
    }
    assertThat(hive.messages()).containsOnlyOnce("watcher text hello");
  }

  @Test
  void followsAProgramThatWritesOnWhereTheViewWasBefore() throws Exception {
    // Given
    var text = with(read(), "hello").getBytes(StandardCharsets.UTF_8);
    try (var theirs = new RandomAccessFile(messages().toFile(), "rw")) {
      say("ours");
      turn();
      assertThat(contents()).contains("ours");

      // When
      theirs.setLength(0);
      theirs.write(text, 0, 20);
      turns(2);
      theirs.write(text, 20, text.length - 20);
    }
    turns(4);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").containsOnlyOnce("ours").hasSize(3);
    assertThat(rejected()).isEmpty();
  }

  @Test
  void takesInWhatIsFinishedAfterTheFileWasRejected() throws Exception {
    // Given
    var text = with(read(), "hello").getBytes(StandardCharsets.UTF_8);
    try (var theirs = new RandomAccessFile(messages().toFile(), "rw")) {
      theirs.setLength(0);
      theirs.write(text, 0, 20);
      turns(3);
      now = now.plus(Intake.UNREADABLE_MAX);
      turns(2);
      assertThat(rejected()).hasSize(1);
      assertThat(contents()).hasSize(1);

      // When
      now = now.plus(Duration.ofSeconds(30));
      turn();
      theirs.write(text, 20, text.length - 20);
    }
    turns(4);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
  }

  @Test
  void aNewKeeperTakesInWhatTheDeadOneHadSetAside() throws Exception {
    // Given
    var file = new ViewFile(home, View.MESSAGES, new WrittenViews(home), hive.ingest());
    file.takeOver(now);
    file.look();
    rename(with(read(), "hello"));
    file.replace("{\"messages\":[]}".getBytes(StandardCharsets.UTF_8), now);

    // When
    round = keeper();
    turns(4);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
  }

  @Test
  void leavesNothingSetAsideBehind() throws Exception {
    // Given
    for (int i = 0; i < 50; i++) {
      say("text " + i);
      turn();
    }
    assertThat(asides()).isLessThan(15);

    // When
    now = now.plus(Asides.CLEAN_KEPT);
    turn();

    // Then
    assertThat(asides()).isZero();
  }

  @Test
  void bringsAFileThatWasDeletedBackAndDoesNotCoverANewOne() throws Exception {
    // Given
    var theirs = with(read(), "hello");
    Files.delete(messages());
    turn();
    assertThat(contents()).hasSize(1);
    Files.delete(messages());

    // When
    Files.writeString(messages(), theirs);
    turns(3);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
  }

  @Test
  void takesEntriesIntoTheMemoryAndShowsThemUnverified() throws Exception {
    // Given
    var memory = (ObjectNode) Json.MAPPER.readTree(home.resolve(".shared_memory.json").toFile());
    ((ArrayNode) memory.path("findings"))
        .addObject()
        .put("title", "X is slow")
        .put("status", "confirmed");
    ((ArrayNode) memory.path("learnings")).add("Tests take long");

    // When
    Files.writeString(home.resolve(".shared_memory.json"), memory.toString());
    turns(4);
    Files.writeString(home.resolve(".shared_memory.json"), memory.toString());
    turns(4);

    // Then
    var shown = Json.MAPPER.readTree(home.resolve(".shared_memory.json").toFile());
    assertThat(shown.path("findings")).hasSize(2);
    assertThat(shown.path("learnings")).hasSize(2);
    assertThat(shown.at("/findings/1/title").asText()).isEqualTo("X is slow");
    assertThat(shown.at("/findings/1/status").asText()).isEqualTo("unverified");
    assertThat(shown.at("/learnings/1/text").asText()).isEqualTo("Tests take long");
    assertThat(rejected()).isEmpty();
  }

  @Test
  void saysWhatItCouldNotTakeBesideTheCopy() throws Exception {
    // Given
    var tree = (ObjectNode) Json.MAPPER.readTree(with(read(), "hello"));
    ((ArrayNode) tree.path("messages")).addObject().put("from", "watcher");

    // When
    rename(tree.toString());
    turns(4);

    // Then
    assertThat(contents()).containsOnlyOnce("hello").hasSize(2);
    assertThat(rejected()).hasSize(1);
    assertThat(
            rejected().getFirst().resolveSibling(rejected().getFirst().getFileName() + ".reason"))
        .content()
        .isEqualTo("messages[2]: a field is missing: to\n");
  }

  static Stream<BadInput> bad() {
    return BadInput.documents().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void restoresWhatIsUnreadableAndNamesTheFault(BadInput bad) throws Exception {
    // Given
    Files.write(messages(), bad.content().get());
    Files.write(home.resolve(".shared_memory.json"), bad.content().get());

    // When
    turns(3);
    now = now.plus(Intake.UNREADABLE_MAX);
    turns(2);

    // Then
    assertThat(contents()).hasSize(1);
    assertThat(rejected()).hasSize(2);
    for (var copy : rejected()) {
      assertThat(copy).hasBinaryContent(bad.content().get());
      assertThat(Files.readString(copy.resolveSibling(copy.getFileName() + ".reason")))
          .matches("(?s)" + bad.fault() + ": .*|too_large: .*|wrong_type: .*");
    }
  }

  private void say(String text) {
    hive.submit(
        Author.person(),
        new MessageFact.Sent("broadcast", "text", text, Json.MAPPER.createObjectNode()));
  }

  private ViewRound keeper() throws IOException {
    var next = new ViewRound(home, new FilePresence(home), hive.ingest());
    next.takeOver(now);
    return next;
  }

  private void turn() throws IOException {
    now = now.plusMillis(1);
    round.run(hive.state(), now);
  }

  private void turns(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      turn();
    }
  }

  private Path messages() {
    return home.resolve(".shared_messages.json");
  }

  private JsonNode read() throws IOException {
    return Json.MAPPER.readTree(messages().toFile());
  }

  private List<String> contents() throws IOException {
    return read().path("messages").findValuesAsText("content");
  }

  private static String with(JsonNode view, String content) {
    ObjectNode copy = view.deepCopy();
    ((ArrayNode) copy.path("messages"))
        .addObject()
        .put("from", "watcher")
        .put("to", "broadcast")
        .put("type", "text")
        .put("content", content)
        .put("timestamp", "2025-12-10T02:00:00");
    return copy.toString();
  }

  private void rename(String text) throws IOException {
    var temporary = Files.writeString(home.resolve("theirs"), text);
    Files.move(temporary, messages(), StandardCopyOption.REPLACE_EXISTING);
  }

  private long asides() throws IOException {
    try (var files = Files.list(home.resolve(".bob/views"))) {
      return files.count();
    }
  }

  private List<Path> rejected() throws IOException {
    try (var files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".rejected-"))
          .filter(file -> !file.toString().endsWith(".reason"))
          .sorted()
          .toList();
    }
  }
}
