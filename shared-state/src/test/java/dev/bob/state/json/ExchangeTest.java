package dev.bob.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two files change places, whether the system can do that in one step or not. */
class ExchangeTest {
  private static final int EXCHANGES = 5_000;

  /** What the system can. */
  enum Ability {
    IN_ONE_STEP(RenameExchange::swap),
    NOT_AT_ALL((_, _) -> false);

    private final AtomicFile.Swap swap;

    Ability(AtomicFile.Swap swap) {
      this.swap = swap;
    }
  }

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void keepsWhatWasThereAndLeavesNothingElse(Ability ability) throws Exception {
    // Given
    var file = Files.writeString(directory.resolve("file"), "old");
    var spare = Files.writeString(directory.resolve("spare"), "new");

    // When
    AtomicFile.exchange(file, spare, ability.swap);

    // Then
    assertThat(file).hasContent("new");
    assertThat(spare).hasContent("old");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("file", "spare");
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatIsWrittenIntoTheOldFileLater(Ability ability) throws Exception {
    // Given
    var file = Files.writeString(directory.resolve("file"), "old");
    var spare = Files.writeString(directory.resolve("spare"), "new");
    try (var program = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      // When
      AtomicFile.exchange(file, spare, ability.swap);
      program.write('!');
    }

    // Then
    assertThat(file).hasContent("new");
    assertThat(spare).hasContent("old!");
  }

  @ParameterizedTest
  @EnumSource
  void putsTheFileThereWhereNoneWas(Ability ability) throws Exception {
    // Given
    var file = directory.resolve("file");
    var spare = Files.writeString(directory.resolve("spare"), "new");

    // When
    AtomicFile.exchange(file, spare, ability.swap);

    // Then
    assertThat(file).hasContent("new");
    assertThat(directory.toFile().list()).containsExactly("file");
  }

  @ParameterizedTest
  @EnumSource
  void showsAWholeFileToAReaderAtAnyTime(Ability ability) throws Exception {
    // Given
    var file = Files.writeString(directory.resolve("file"), "one");
    var spare = Files.writeString(directory.resolve("spare"), "other");
    var done = new AtomicBoolean();

    // When
    var keeper = Thread.ofPlatform().start(() -> exchangeAgainAndAgain(file, spare, ability, done));

    // Then
    while (!done.get()) {
      assertThat(Files.readString(file)).isIn("one", "other");
    }
    keeper.join();
    assertThat(file).hasContent("one");
  }

  @Test
  void namesThePathAndKeepsTheSpareWhereItCannotBeReplaced() throws Exception {
    // Given
    var file = Files.createDirectories(directory.resolve("file/in-the-way")).getParent();
    var spare = Files.writeString(directory.resolve("spare"), "new");

    // Then
    assertThatThrownBy(() -> AtomicFile.exchange(file, spare, Ability.NOT_AT_ALL.swap))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot replace " + file);
    assertThat(spare).hasContent("new");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("file", "spare");
  }

  @Test
  void givesUpOnAFileThatComesAndGoes() throws Exception {
    // Given
    var file = Files.writeString(directory.resolve("file"), "old");
    var spare = Files.writeString(directory.resolve("spare"), "new");

    // Then
    assertThatThrownBy(
            () ->
                AtomicFile.exchange(
                    file,
                    spare,
                    (_, _) -> {
                      throw new NoSuchFileException("just now");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it comes and goes");
    assertThat(spare).hasContent("new");
  }

  private static void exchangeAgainAndAgain(
      Path file, Path spare, Ability ability, AtomicBoolean done) {
    try {
      for (int i = 0; i < EXCHANGES; i++) {
        AtomicFile.exchange(file, spare, ability.swap);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      done.set(true);
    }
  }
}
