package dev.bob.state.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a disk or a person may do to a journal while it is in use. */
public final class JournalDamage {
  private JournalDamage() {}

  /** A line that is no event, at the end of the newest segment of that home. */
  public static void of(Path home) throws IOException {
    try (var segments = Files.list(home.resolve(".bob/journal"))) {
      var newest = segments.sorted().reduce((_, last) -> last).orElseThrow();
      Files.writeString(newest, "no event\n", StandardOpenOption.APPEND);
    }
  }
}
