package dev.bob.state.view;

import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What was in the place of a view and could not be taken: {@code <view>.rejected-<time>}. */
final class RejectedCopies {
  /**
   * Of each view the newest are kept, so that a program that writes again and again fills no disk.
   */
  static final int COPIES_MAX = 20;

  private static final String REASON = ".reason";

  private final Path view;

  RejectedCopies(Path view) {
    this.view = view;
  }

  /**
   * Gives the file a second name: an editor that still has it open goes on writing there. What is
   * no regular file is moved.
   *
   * @param flaws why; they stand in a file beside, if there are any
   */
  Path keep(Path file, List<String> flaws, Instant now) throws IOException {
    var time = now.toString().replace(":", "").replace(".", "");
    var rejected = view.resolveSibling(view.getFileName() + ".rejected-" + time);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(rejected);
      Files.createLink(rejected, file);
    } else {
      Files.move(file, rejected);
    }
    if (!flaws.isEmpty()) {
      AtomicFile.write(
          reasonOf(rejected),
          (String.join("\n", flaws) + "\n").getBytes(StandardCharsets.UTF_8),
          AtomicFile.Durability.DISPOSABLE);
    }
    forgetOldest();
    return rejected;
  }

  private static Path reasonOf(Path rejected) {
    return rejected.resolveSibling(rejected.getFileName() + REASON);
  }

  private void forgetOldest() throws IOException {
    try (var files = Files.list(view.toAbsolutePath().getParent())) {
      var oldest =
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix()))
              .filter(file -> !file.toString().endsWith(REASON))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted(Comparator.<Path>naturalOrder().reversed())
              .skip(COPIES_MAX)
              .toList();
      for (var file : oldest) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(reasonOf(file));
      }
    }
  }

  private String prefix() {
    return view.getFileName() + ".rejected-";
  }
}
