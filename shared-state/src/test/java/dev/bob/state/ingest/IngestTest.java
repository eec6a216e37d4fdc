package dev.bob.state.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.HiveState;
import dev.bob.state.ingest.Ingest.Source;
import dev.bob.state.json.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
  /** Word for word as the seed of the project documents it. */
  private static final String SEED =
      """
      {"messages":[{"from":"instance_1","to":"broadcast","type":"finding","content":"Discovered that X...","timestamp":"2025-12-10T02:00:00"}]}""";

  @TempDir private Path home;
  private final LivingHive hive = new LivingHive(HiveState.EMPTY);
  private final Ingest ingest = hive.ingest();

  @Test
  void acceptsTheExampleOfTheSeedWordForWord() throws Exception {
    // When
    var taken = messages(SEED);

    // Then
    assertThat(taken).isEqualTo(new Ingest.Taken(1, List.of()));
    var shown = hive.state().mail().bySeq().firstEntry().getValue();
    assertThat(shown.from()).isEqualTo("instance_1");
    assertThat(shown.fromKind()).isEqualTo(Author.Kind.FILE);
    assertThat(shown.type()).isEqualTo("finding");
    assertThat(shown.content()).isEqualTo("Discovered that X...");
    assertThat(shown.timestamp()).hasToString("2025-12-10T02:00:00Z");
    assertThat(messages(SEED).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-12-10T02:00:00Z",
        "2025-12-10T03:00:00+01:00",
        "2025-12-10 02:00:00",
        "2025-12-10T02:00",
        "2025-12-10T02:00:00.000000"
      })
  void knowsTheSameMomentHoweverItIsWritten(String time) throws Exception {
    // Given
    messages(SEED);

    // Then
    assertThat(messages(SEED.replace("2025-12-10T02:00:00", time)).count()).isZero();
  }

  @Test
  void whatIsSaidTwiceIsTakenTwiceAndOnceEach() throws Exception {
    // Given
    var twice = list(entry("a", "hi"), entry("a", "hi"));

    // Then
    assertThat(messages(twice).count()).isEqualTo(2);
    assertThat(messages(twice).count()).isZero();
    assertThat(messages(list(entry("a", "hi"), entry("a", "hi"), entry("a", "hi"))).count())
        .isEqualTo(1);
    assertThat(hive.messages()).containsExactly("a text hi", "a text hi", "a text hi");
  }

  @Test
  void deletingAndReorderingHaveNoEffect() throws Exception {
    // Given
    messages(list(entry("a", "1"), entry("a", "2"), entry("a", "3")));

    // Then
    assertThat(messages(list(entry("a", "3"), entry("a", "1")))).isEqualTo(NOTHING);
    assertThat(messages(list())).isEqualTo(NOTHING);
    assertThat(hive.messages()).hasSize(3);
  }

  @Test
  void editingWhatTheHiveWroteHasNoEffectAndIsSaid() throws Exception {
    // Given
    messages(list(entry("a", "1")));
    var rendered = entry("a", "1").replace("}", ",\"metadata\":{\"bob\":{\"seq\":1}}}");
    assertThat(messages(list(rendered))).isEqualTo(NOTHING);

    // When
    var taken = messages(list(rendered.replace("\"1\"", "\"2\"")));

    // Then
    assertThat(taken.count()).isZero();
    assertThat(taken.flaws()).singleElement().asString().contains("messages[0]", "edited");
  }

  @Test
  void knowsAnEntryWithAndWithoutTheHivesMark() throws Exception {
    // Given
    messages(list(entry("a", "1")));
    var rendered = entry("a", "1").replace("}", ",\"metadata\":{\"bob\":{\"seq\":1}}}");

    // Then
    assertThat(messages(list(rendered, entry("a", "1"))).count())
        .as("the same words once more, by a program that has read the first")
        .isEqualTo(1);
    assertThat(messages(list(rendered, entry("a", "1"))).count()).isZero();
  }

  static Stream<BadInput> badMessages() {
    return BadInput.messages().stream();
  }

  @ParameterizedTest
  @MethodSource("badMessages")
  void namesWhatIsWrongWithAnEntryAndTakesTheOthers(BadInput bad) throws Exception {
    // When
    var text = new String(bad.content().get(), StandardCharsets.UTF_8);
    var taken = messages(list(entry("a", "before"), text, entry("a", "behind")));

    // Then
    assertThat(hive.messages()).containsExactly("a text before", "a text behind");
    assertThat(taken.flaws())
        .singleElement()
        .asString()
        .startsWith("messages[1]: " + bad.fault().sentence());
  }

  @Test
  void aMessageWithoutATimeIsRefusedInAView() throws Exception {
    // When
    var taken = messages(list(entry("a", "hi").replaceAll(",\"timestamp\":[^}]*", "")));

    // Then
    assertThat(taken.flaws()).containsExactly("messages[0]: a field is missing: timestamp");
  }

  @Test
  void doesNotTakeAFloodInOneGo() throws Exception {
    // Given
    var flood =
        list(
            IntStream.range(0, Ingest.ENTRIES_MAX + 5)
                .mapToObj(i -> entry("a", "text " + i))
                .toArray(String[]::new));

    // Then
    assertThat(messages(flood).count()).isEqualTo(Ingest.ENTRIES_MAX);
    assertThat(messages(flood).count()).isEqualTo(5);
    assertThat(messages(flood).count()).isZero();
    assertThat(hive.messages()).doesNotHaveDuplicates().hasSize(Ingest.ENTRIES_MAX + 5);
  }

  @Test
  void takesFindingsAndLearningsIntoTheMemory() throws Exception {
    // Given
    var text =
        """
        {"findings":[{"title":"X is slow","author":"watcher","severity":9}],"decisions":[{"text":"use X"}],
         "learnings":["Tests take long",{"text":"Tests take long"},{"note":7}]}""";

    // When
    var taken = memory(text);

    // Then
    assertThat(hive.submitted())
        .extracting(
            event -> event.by().id() + " " + ((MemoryFact.EntryIngested) event.fact()).entry())
        .containsExactly(
            "watcher {\"title\":\"X is slow\",\"author\":\"watcher\",\"severity\":9}",
            "unknown {\"text\":\"Tests take long\"}",
            "unknown {\"text\":\"Tests take long\"}");
    assertThat(taken.flaws())
        .hasSize(2)
        .anyMatch(flaw -> flaw.startsWith("decisions[0]: decisions are made by the hive"))
        .anyMatch(flaw -> flaw.startsWith("learnings[2]: a field is missing"));
    assertThat(memory(text).count()).isZero();
  }

  @Test
  void takesAnEntryThatContradictsAnotherOnlyIfThatIsThere() throws Exception {
    // Given
    memory("{\"learnings\":[\"Tests take long\"]}");
    var first = hive.state().memory().foreign().firstKey();
    var quick =
        "{\"learnings\":[\"Tests take long\",{\"text\":\"Tests are quick\",\"contradicts\":%s}]}";

    // When
    var missing = memory(quick.formatted("\"whale\""));
    var bad = memory(quick.formatted("true"));
    var taken = memory(quick.formatted(first));

    // Then
    assertThat(missing.flaws())
        .containsExactly("learnings[1]: contradicts names no entry of the memory: whale");
    assertThat(bad.flaws()).hasSize(1);
    assertThat(missing.count() + bad.count()).isZero();
    assertThat(taken.count()).isEqualTo(1);
    assertThat(Contradictions.in(hive.state().memory()).of(first))
        .extracting(Contradiction::why)
        .containsExactly("Tests are quick");
    assertThat(memory(quick.formatted(first))).isEqualTo(NOTHING);

    // Then: nor is it new as the hive shows it, without the hive's mark
    var shown = quick.formatted("[{\"entry\":1,\"why\":\"so\",\"by\":\"watcher\"}]");
    assertThat(memory(shown)).isEqualTo(NOTHING);
  }

  @Test
  void anEntryTooLargeForTheLogIsAFlawAndNoCrash() throws Exception {
    // Given
    var large = "\\u0001".repeat(MessageFact.CONTENT_CHARS_MAX);

    // When
    var taken = messages(list(entry("a", large)));

    // Then
    assertThat(taken.flaws()).singleElement().asString().contains("too large");
    assertThat(hive.messages()).isEmpty();
  }

  private static final Ingest.Taken NOTHING = new Ingest.Taken(0, List.of());

  private Ingest.Taken messages(String text) throws IOException {
    return ingest.take(Source.MESSAGES, Files.writeString(home.resolve("m.json"), text));
  }

  private Ingest.Taken memory(String text) throws IOException {
    return ingest.take(Source.MEMORY, Files.writeString(home.resolve("k.json"), text));
  }

  private static String list(String... entries) {
    return Stream.of(entries).collect(Collectors.joining(",", "{\"messages\":[", "]}"));
  }

  private static String entry(String from, String content) {
    return ("{\"from\":\"%s\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"%s\","
            + "\"timestamp\":\"2025-12-10T02:00:00\"}")
        .formatted(from, content);
  }
}
