package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnBeatTest {
  @TempDir private Path home;

  @Test
  void movesWithEachCallWhateverAnEarlierProcessHasLeft() throws Exception {
    // Given
    var earlier = new OwnBeat(home);
    assertThat(earlier.getAsBoolean()).isTrue();
    assertThat(earlier.getAsBoolean()).isTrue();

    // When
    var beat = new OwnBeat(home);

    // Then
    assertThat(beat.getAsBoolean()).isTrue();
    assertThat(beat.getAsBoolean()).isTrue();
    assertThat(file()).hasSize(OwnBeat.FILE_BYTES);
    assertThat(Files.readString(file())).startsWith("2 ");
  }

  @Test
  void doesNotMoveWhereItCannotBeWritten() throws Exception {
    // Given
    var beat = new OwnBeat(home);
    Files.createDirectories(file());

    // Then
    assertThat(beat.getAsBoolean()).isFalse();

    // When
    Files.delete(file());
    // Then
    assertThat(beat.getAsBoolean()).isTrue();
  }

  private Path file() {
    return home.resolve(".bob/run/orchestrator.beat");
  }
}
