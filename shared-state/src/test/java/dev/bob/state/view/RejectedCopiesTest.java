package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedCopiesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir private Path home;

  private interface Making {
    void make(Path file) throws IOException;
  }

  @Test
  void theNewestStayWhateverTheyAre() throws Exception {
    // Given
    var view = home.resolve(".shared_tasks.json");
    var copies = new RejectedCopies(view);
    List<Making> makings =
        List.of(
            file -> Files.writeString(file, "x"),
            file -> Files.createDirectories(file.resolve("in/it")),
            file -> Files.createSymbolicLink(file, home));

    // When
    for (int i = 0; i < 3 * RejectedCopies.COPIES_MAX; i++) {
      makings.get(i % makings.size()).make(view);
      copies.keep(view, List.of("a flaw"), NOW.plusSeconds(i));
      Files.deleteIfExists(view);
    }

    // Then
    try (var files = Files.list(home)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).hasSize(2 * RejectedCopies.COPIES_MAX);
      assertThat(names.getFirst()).isEqualTo(".shared_tasks.json.rejected-2026-11-24T040040Z");
    }
  }
}
