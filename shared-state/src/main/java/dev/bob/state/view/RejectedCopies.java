package dev.bob.state.view;

import dev.bob.state.ingest.Rejections;
import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was in the place of a view and could not be taken: {@code <view>.rejected-<time>}. */
final class RejectedCopies {
  /** Of each view the newest are kept. */
  static final int COPIES_MAX = 20;

  private final Path view;
  private final String prefix;
  private final Rejections rejections;

  RejectedCopies(Path view) {
    this.view = view;
    this.prefix = view.getFileName() + ".rejected-";
    this.rejections = Rejections.byName(view.toAbsolutePath().getParent(), prefix, COPIES_MAX);
  }

  /**
   * Gives the file a second name: an editor that still has it open goes on writing there. What is
   * no regular file, or may not have one, is moved.
   *
   * @param flaws why; they stand in a file beside, if there are any
   */
  Path keep(Path file, List<String> flaws, Instant now) throws IOException {
    var time = now.toString().replace(":", "").replace(".", "");
    var rejected = rejections.free(prefix + time);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      AtomicFile.linkOrMove(rejected, file);
    } else {
      Files.move(file, rejected);
    }
    rejections.keep(
        rejected,
        Optional.of(flaws).filter(all -> !all.isEmpty()).map(all -> String.join("\n", all) + "\n"));
    return view.resolveSibling(rejected.getFileName());
  }
}
