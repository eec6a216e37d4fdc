package dev.bob.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void replacesTheWholeFileAndLeavesNothingElse(AtomicFile.Durability durability) throws Exception {
    // Given
    var file = directory.resolve("a.json");
    AtomicFile.write(file, bytes("a longer first content"), durability);

    // When
    AtomicFile.write(file, bytes("second"), durability);

    // Then
    assertThat(file).hasContent("second");
    assertThat(directory).isDirectoryContaining("glob:**a.json");
    assertThat(directory.toFile().list()).containsExactly("a.json");
  }

  @Test
  void writesOnAnInterruptedThreadAndKeepsItsInterrupt() throws Exception {
    // Given
    Thread.currentThread().interrupt();

    // When
    AtomicFile.write(directory.resolve("a"), bytes("a"), AtomicFile.Durability.DURABLE);

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory.resolve("a")).hasContent("a");
  }

  @Test
  void namesThePathAndLeavesNoTemporaryFileWhenItFails() throws Exception {
    // Given
    var file = Files.createDirectories(directory.resolve("a/in-the-way")).getParent();

    // Then
    assertThatThrownBy(() -> AtomicFile.write(file, bytes("a"), AtomicFile.Durability.DISPOSABLE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(directory.toFile().list()).containsExactly("a");
  }

  @Test
  void neverShowsAPartToAReader() throws Exception {
    // Given
    var file = directory.resolve("a");
    var one = bytes("1".repeat(100_000));
    var other = bytes("2".repeat(50_000));
    AtomicFile.write(file, one, AtomicFile.Durability.DISPOSABLE);
    var done = new AtomicBoolean();

    // When
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 200; i++) {
                      AtomicFile.write(
                          file, i % 2 == 0 ? other : one, AtomicFile.Durability.DISPOSABLE);
                    }
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  } finally {
                    done.set(true);
                  }
                });

    // Then
    while (!done.get()) {
      assertThat(Files.readAllBytes(file)).isIn(one, other);
    }
    writer.join();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
