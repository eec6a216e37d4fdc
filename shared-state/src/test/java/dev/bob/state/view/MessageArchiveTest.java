package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Mail;
import dev.bob.state.json.Json;
import dev.bob.state.log.LogException;
import dev.bob.state.log.Reading;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageArchiveTest {
  @TempDir private Path home;
  private Hive hive;
  private MessageArchive archive;

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    archive = keeper();
    archive.follow();
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void togetherWithTheViewItHasEveryMessageOnceAtEachMoment() throws Exception {
    // When
    for (int i = 1; i <= 3_000; i++) {
      say("text");
      if (i % 250 == 0) {
        archive.follow();

        // Then
        assertThat(seqs()).containsExactlyElementsOf(LongStream.rangeClosed(1, i).boxed().toList());
      }
    }
    assertThat(files()).hasSize(6);
    assertThat(files().get(1).getFileName())
        .hasToString("00000000000000000501-00000000000000001000.json");
  }

  @Test
  void closesAFileBeforeLargeMessagesLeaveTheView() throws Exception {
    // When
    for (int i = 1; i <= 200; i++) {
      say("x".repeat(MessageFact.CONTENT_CHARS_MAX));
      archive.follow();

      // Then
      assertThat(seqs()).hasSize(i).isSorted().doesNotHaveDuplicates();
    }
    assertThat(hive.state().mail().bySeq().size()).isLessThan(Mail.MESSAGES_MAX);
  }

  @Test
  void aNewKeeperGoesOnBehindTheLastFile() throws Exception {
    // Given
    say(700);
    archive.follow();
    var first = Files.readString(files().getFirst());

    // When
    archive = keeper();
    say(400);
    archive.follow();

    // Then
    assertThat(files()).hasSize(2);
    assertThat(files().getFirst()).hasContent(first);
    assertThat(seqs()).hasSize(1_100).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatLeftTheViewWhileThereWasNoKeeperComesFromTheLog() throws Exception {
    // Given
    say(700);
    archive.follow();

    // When
    say(2_500);
    archive = keeper();
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(3_200).isSorted().doesNotHaveDuplicates();
  }

  /** It folds for itself, and took in what counts for nobody. */
  @Test
  void whatIsDamagedIsNotArchived() throws Exception {
    // Given
    say(1_200);
    archive.follow();

    // When
    damage(1_100);
    say(1_000);
    archive.follow();

    // Then: it was held for the next file.
    assertThat(seqs()).hasSize(2_199).isSorted().doesNotContain(1_100L);

    // When
    damage(200);
    for (var file : files()) {
      Files.delete(file);
    }
    archive = keeper();
    archive.follow();

    // Then: it comes from the log.
    assertThat(seqs()).hasSize(2_198).isSorted().doesNotContain(200L, 1_100L);
  }

  @Test
  void anOldFileThatSomebodyDeletedStaysAway() throws Exception {
    // Given
    say(1_200);
    archive.follow();
    Files.delete(files().getFirst());

    // When
    say(2_500);
    archive = keeper();
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(3_200).isSorted().doesNotHaveDuplicates().startsWith(501L);
  }

  @Test
  void aDeletedFolderComesBackTheSame() throws Exception {
    // Given
    say(2_600);
    archive.follow();
    List<String> before = new ArrayList<>();
    for (var file : files()) {
      before.add(Files.readString(file));
      Files.delete(file);
    }

    // When
    archive = keeper();
    archive.follow();

    // Then
    List<String> after = new ArrayList<>();
    for (var file : files()) {
      after.add(Files.readString(file));
    }
    assertThat(after).isEqualTo(before).hasSize(5);
  }

  @Test
  void aFileThatCannotBeWrittenIsWrittenByTheNextKeeper() throws Exception {
    // Given
    say(600);
    var inTheWay = inTheWay();

    // When
    assertThatThrownBy(archive::follow).isInstanceOf(IOException.class);
    clear(inTheWay);
    archive = keeper();
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(600).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aKeeperThatCouldNotWriteForAWhileHasLostNothing() throws Exception {
    // Given
    say(600);
    var inTheWay = inTheWay();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(archive::follow).isInstanceOf(IOException.class);
      say(500);
    }

    // When
    clear(inTheWay);
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(2_100).isSorted().doesNotHaveDuplicates();
    assertThat(files()).hasSize(4);
  }

  @Test
  void aKeeperThatTookOverHalfwayDoesItAgain() throws Exception {
    // Given
    say(900);
    var folder = home.resolve(".shared_messages.archive");
    Files.delete(folder);
    Files.createFile(folder);
    archive = keeper();
    assertThatThrownBy(archive::follow).isInstanceOf(IOException.class);

    // When
    Files.delete(folder);
    say(200);
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(1_100).isSorted().doesNotHaveDuplicates();
    assertThat(files()).hasSize(2);
  }

  @Test
  void goesOnFromTheWindowWhereTheLogIsTruncatedAndTakesNothingTwiceAndLosesNothing()
      throws Exception {
    // Story: it counted as having followed the whole log before it had written what was due.

    // Given
    say(300);
    Reading truncated =
        (after, limit) -> {
          if (after < 600) {
            throw new LogException.Truncated("moved elsewhere");
          }
          return hive.read(after, limit);
        };
    archive =
        new MessageArchive(home, new KeptHive(hive::state, hive::submit, truncated, _ -> () -> {}));
    archive.follow();
    say(300);
    var inTheWay = inTheWay();
    assertThatThrownBy(archive::follow).isInstanceOf(IOException.class);

    // When
    clear(inTheWay);
    say(400);
    archive.follow();

    // Then
    assertThat(seqs()).hasSize(1_000).isSorted().doesNotHaveDuplicates();
    assertThat(files()).hasSize(2);
  }

  private Path inTheWay() throws IOException {
    var folder = home.resolve(".shared_messages.archive");
    return Files.createDirectories(
        folder.resolve("00000000000000000001-00000000000000000500.json").resolve("x"));
  }

  private static void clear(Path inTheWay) throws IOException {
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
  }

  private MessageArchive keeper() {
    return new MessageArchive(home, KeptHive.of(hive));
  }

  private void damage(long seq) throws Exception {
    hive.submit(Author.journal(), LogFact.Damaged.of(seq, seq));
  }

  private void say(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      say("text");
    }
  }

  private void say(String text) throws Exception {
    hive.submit(
        Author.person(),
        new MessageFact.Sent("broadcast", "text", text, Json.MAPPER.createObjectNode()));
  }

  /** Of all messages, as the docs tell people to read them. */
  private List<Long> seqs() throws IOException {
    List<Long> seqs = new ArrayList<>();
    for (var file : files()) {
      for (var message : Json.MAPPER.readTree(file.toFile()).path("messages")) {
        seqs.add(message.at("/metadata/bob/seq").asLong());
      }
    }
    long last = seqs.isEmpty() ? 0 : seqs.getLast();
    hive.state().mail().after(last).forEach(message -> seqs.add(message.seq()));
    return seqs;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(home.resolve(".shared_messages.archive"))) {
      return files.sorted().toList();
    }
  }
}
