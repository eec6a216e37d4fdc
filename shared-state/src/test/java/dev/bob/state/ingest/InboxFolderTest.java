package dev.bob.state.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.HiveState;
import dev.bob.state.json.BadInput;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final Instant LATER = NOW.plus(InboxFolder.GRACE);
  private static final String HELLO =
      "{\"from\":\"watcher\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hello\"}";

  @TempDir private Path home;
  private final LivingHive hive = new LivingHive(HiveState.EMPTY);
  private InboxFolder inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = hive.ingest().inbox(home);
    inbox.open();
  }

  @Test
  void takesAMessageInAndDeletesItsFile() throws Exception {
    // Given
    drop("1.json", HELLO);

    // When
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).containsExactly("watcher text hello");
    assertThat(names("new")).isEmpty();
  }

  @Test
  void setsAGoalOnceHoweverOftenTheKeeperDies() throws Exception {
    // Given
    var file = drop("1.json", HELLO.replace("\"text\"", "\"goal\""));
    var copy = Files.copy(file, home.resolve("kept"));
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));

    // When
    inbox.run(NOW);
    Files.move(copy, file);
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).containsExactly("watcher goal hello");
    assertThat(hive.state().work().waitingGoals())
        .extracting(goal -> goal.text())
        .containsExactly("hello");
  }

  @Test
  void takesSeveralMessagesOfOneFileInTheirOrder() throws Exception {
    // Given
    drop("1.json", "{\"messages\":[" + HELLO + "," + HELLO.replace("hello", "you") + "]}");

    // When
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).containsExactly("watcher text hello", "watcher text you");
  }

  @Test
  void aKeeperThatDiesBeforeItDeletesTakesNothingTwice() throws Exception {
    // Given
    var file = drop("1.json", "{\"messages\":[" + HELLO + "," + HELLO + "]}");
    var first = InboxFile.read(file, hive.state().memory()).facts();
    for (int taken = 1; taken <= first.size(); taken++) {
      hive.submit(first.get(taken - 1).by(), first.get(taken - 1).fact());

      // When
      var copy = Files.copy(file, home.resolve("kept"));
      Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
      hive.ingest().inbox(home).run(NOW);
      Files.move(copy, file);
    }

    // Then
    assertThat(hive.messages()).hasSize(2);
  }

  /** It could only be said in the shared file, where two programs undo each other's entries. */
  @Test
  void takesEntriesOfTheMemoryThatContradictOthersOnce() throws Exception {
    // Given
    drop("1.json", "{\"learnings\":[\"Tests take long\"]}");
    inbox.run(NOW);
    var first = hive.state().memory().foreign().firstKey();
    var file =
        drop(
            "2.json",
            "{\"messages\":[%s],\"findings\":[\"x\"],\"learnings\":[{\"text\":\"Tests are quick\",\"author\":\"watcher\",\"contradicts\":\"%s\"}]}"
                .formatted(HELLO, first));
    var copy = Files.copy(file, home.resolve("kept"));
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));

    // When
    inbox.run(NOW);
    Files.move(copy, file);
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).containsExactly("watcher text hello");
    var memory = hive.state().memory();
    assertThat(memory.foreign()).hasSize(3);
    assertThat(Contradictions.in(memory).of(first))
        .containsExactly(
            new Contradiction(memory.foreign().lastKey(), "Tests are quick", "watcher"));
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).isEmpty();
  }

  /** A program reads it in the view, throws the hive's mark away, and writes it back. */
  @Test
  void whatCameByTheInboxIsNotNewInTheView() throws Exception {
    // Given
    drop("1.json", "{\"learnings\":[\"Tests take long\"]}");
    inbox.run(NOW);

    // When
    var view =
        Files.writeString(
            home.resolve("view.json"), "{\"learnings\":[{\"text\":\"Tests take long\"}]}");

    // Then
    assertThat(hive.ingest().take(Ingest.Source.MEMORY, view).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'learnings':[{'text':'x','contradicts':'whale'}]}|learnings[0]: contradicts names no entry of the memory: whale",
        "{'messages':[],'findings':['y',{'text':'x','contradicts':99}]}|findings[1]: contradicts names no entry of the memory: 99",
        "{'learnings':[{'text':'x','contradicts':'1'}]}|learnings[0]: entry 1 has 16 contradictions already",
        "{'learnings':['x'],'decisions':['y']}|decisions are made by the hive",
        "{'decisions':['y']}|decisions are made by the hive",
        "{'learnings':'x'}|learnings is no array",
        "{'findings':[{'note':7}]}|one of text"
      })
  void takesNothingOfAFileWhoseEntryOfTheMemoryCannotBe(String text, String reason)
      throws Exception {
    // Given
    drop("0.json", "{\"learnings\":[\"Tests take long\"]}");
    inbox.run(NOW);
    for (int i = 0; i < Contradictions.STATED_MAX; i++) {
      drop(i + ".json", "{\"learnings\":[{\"text\":\"no " + i + "\",\"contradicts\":1}]}");
      inbox.run(NOW);
    }
    long before = hive.state().seq();
    drop("bad.json", text.replace('\'', '"'));

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(hive.state().seq()).isEqualTo(before);
    assertThat(Files.readString(home.resolve("inbox/rejected/bad.json.reason"))).contains(reason);
  }

  /** Fields that a message has beside its own are let pass. */
  @Test
  void aMessageWithAFieldCalledLikeAListIsAMessage() throws Exception {
    // Given
    drop("1.json", HELLO.replace("}", ",\"findings\":3}"));

    // When
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).containsExactly("watcher text hello");
  }

  @Test
  void whatIsDroppedOnceMoreIsSaidOnceMore() throws Exception {
    // Given
    Files.setLastModifiedTime(drop("1.json", HELLO), FileTime.from(NOW));
    inbox.run(NOW);

    // When
    Files.setLastModifiedTime(drop("1.json", HELLO), FileTime.from(NOW.plusNanos(1_000)));
    inbox.run(NOW);

    // Then
    assertThat(hive.messages()).hasSize(2);
  }

  @Test
  void keepsTheFileWhileTheLogDoesNotTakeIt() throws Exception {
    // Given
    drop("1.json", HELLO);
    var busy =
        new InboxFolder(
            home,
            hive::state,
            (_, _) -> {
              throw new LogException.Busy("held by another");
            });

    // Then
    assertThatThrownBy(() -> busy.run(NOW)).isInstanceOf(LogException.Busy.class);
    inbox.run(NOW);
    assertThat(hive.messages()).hasSize(1);
  }

  static Stream<BadInput> bad() {
    return Stream.concat(BadInput.documents().stream(), BadInput.messages().stream());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void keepsABadFileWithTheReasonAndTakesTheOthers(BadInput bad) throws Exception {
    // Given
    Files.write(home.resolve("inbox/new/1.json"), bad.content().get());
    drop("2.json", HELLO);

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(hive.messages()).containsExactly("watcher text hello");
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).containsExactly("1.json", "1.json.reason");
    var reason = Files.readString(home.resolve("inbox/rejected/1.json.reason"));
    assertThat(reason)
        .startsWith(bad.content().get().length > 1024 * 1024 ? "too_large" : bad.fault() + ": ");
  }

  @Test
  void givesAProgramThatWritesInNewAMomentToFinish() throws Exception {
    // Given
    drop("1.json", HELLO.substring(0, 20));
    inbox.run(NOW);
    assertThat(names("rejected")).isEmpty();

    // When
    drop("1.json", HELLO);
    inbox.run(LATER);

    // Then
    assertThat(hive.messages()).hasSize(1);
  }

  @Test
  void movesWhatIsNoFileOutOfTheWay() throws Exception {
    // Given
    var folder = home.resolve("inbox/new");
    Files.createSymbolicLink(folder.resolve("link"), home.resolve("elsewhere"));
    Files.createDirectory(folder.resolve("folder"));
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).contains("link", "folder", "pipe");
    assertThat(home.resolve("inbox/rejected/pipe.reason")).content().startsWith("not_a_file");
  }

  @Test
  void keepsTheNewestRejectedFilesOnly() throws Exception {
    // Given
    for (int i = 0; i < InboxFolder.REJECTED_MAX + 5; i++) {
      var file = drop("%03d.json".formatted(i), "bad");
      Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(i)));
    }

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    var kept = names("rejected").stream().filter(name -> !name.endsWith(".reason")).toList();
    assertThat(kept).hasSize(InboxFolder.REJECTED_MAX).doesNotContain("004.json");
    assertThat(names("rejected")).hasSize(2 * InboxFolder.REJECTED_MAX);
  }

  @Test
  void keepsTheNewestOfWhatIsNoFileToo() throws Exception {
    // Given
    for (int i = 0; i < InboxFolder.REJECTED_MAX + 5; i++) {
      Files.createDirectories(home.resolve("inbox/new/folder" + i + "/in/it"));
      drop("%03d.reason".formatted(i), "bad");
    }

    // When
    for (int i = 0; i < 4; i++) {
      inbox.run(i % 2 == 0 ? NOW : LATER);
    }

    // Then
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).hasSize(2 * InboxFolder.REJECTED_MAX);
  }

  @Test
  void forgetsReasonsWithoutTheirFiles() throws Exception {
    // Given
    Files.writeString(home.resolve("inbox/rejected/gone.json.reason"), "left by hand");
    drop("1.json", "bad");
    drop("2.json.reason", "bad");

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(names("rejected"))
        .hasSize(4)
        .contains("1.json", "1.json.reason")
        .anyMatch(name -> name.matches("2\\.json\\.reason-[0-9a-f]{8}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 150, 151, 210, 250})
  void whateverTheNameTheReasonStandsBeside(int length) throws Exception {
    // Given
    drop("x".repeat(length), "bad");
    drop("y".repeat(length), HELLO);

    // When
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).hasSize(2);
    assertThat(names("rejected").getLast()).isEqualTo(names("rejected").getFirst() + ".reason");
    assertThat(hive.messages()).hasSize(1);
  }

  @Test
  void oneThatCannotBeTakenKeepsNoOtherFromIt() throws Exception {
    // Given
    for (int i = 0; i <= InboxFolder.FILES_MAX; i++) {
      drop("%03d.json".formatted(i), HELLO.replace("hello", "odd"));
    }
    drop("999.json", HELLO);
    var odd =
        new InboxFolder(
            home,
            hive::state,
            (by, fact) -> {
              if (fact.toString().contains("odd")) {
                throw new IllegalStateException("a bug");
              }
              return hive.submit(by, fact);
            });

    // Then
    assertThatThrownBy(() -> odd.run(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("000.json", "a bug");
    assertThat(hive.messages()).containsExactly("watcher text hello");
    assertThat(names("new")).hasSize(InboxFolder.FILES_MAX + 1);
  }

  @Test
  void makesItsFoldersAgain() throws Exception {
    // Given
    Files.delete(home.resolve("inbox/new"));
    Files.delete(home.resolve("inbox/rejected"));

    // When
    inbox.run(NOW);
    drop("1.json", "bad");
    inbox.run(NOW);
    inbox.run(LATER);

    // Then
    assertThat(names("new")).isEmpty();
    assertThat(names("rejected")).contains("1.json");
  }

  private Path drop(String name, String text) throws IOException {
    return Files.writeString(home.resolve("inbox/new").resolve(name), text);
  }

  private List<String> names(String folder) throws IOException {
    try (var files = Files.list(home.resolve("inbox").resolve(folder))) {
      return files
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
