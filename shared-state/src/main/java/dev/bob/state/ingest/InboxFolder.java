package dev.bob.state.ingest;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.FolderWatch;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The folder {@code inbox/}, where a program that knows nothing of Bob says something without ever
 * losing it: it writes a file in {@code tmp}, and renames it into {@code new}. Called on the
 * keeper's thread. A file is deleted once the hive has it for sure; if the process dies before, the
 * next one reads the file again, and the fold knows it.
 */
public final class InboxFolder {
  static final int FILES_MAX = 200;
  static final int REJECTED_MAX = 100;

  /** What a program gets that writes in {@code new}, although it should not. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final int NAMES_MAX = 10_000;
  private static final Logger LOGGER = Logger.getLogger(InboxFolder.class);

  private final Path folder;
  private final Supplier<HiveState> hive;
  private final Submission submission;
  private final Rejections rejections;
  private final Map<Path, Instant> unreadableSince = new HashMap<>();

  /**
   * @param hive the newest state
   */
  InboxFolder(Path home, Supplier<HiveState> hive, Submission submission) {
    this.hive = hive;
    this.folder = home.resolve("inbox");
    this.submission = submission;
    this.rejections = Rejections.byChange(folder.resolve("rejected"), REJECTED_MAX);
  }

  /** Makes the folders where they are missing. */
  void open() throws IOException {
    for (var name : List.of("tmp", "new", "rejected")) {
      var part = folder.resolve(name);
      if (!Files.isDirectory(part)) { // creating what is there throws and catches, at every look
        Files.createDirectories(part);
      }
    }
  }

  /**
   * Lets something run when a file may have come, on a thread of its own; not all hints come.
   *
   * @throws IOException if there is no folder, or the system gives no hints
   */
  public FolderWatch watch(Runnable arrived) throws IOException {
    open();
    return FolderWatch.start(folder.resolve("new"), "bob-inbox-watch", arrived, arrived);
  }

  /**
   * Takes in what lies there, oldest name first, at most {@value #FILES_MAX} files and those that
   * cannot be taken for the moment: none of them keeps another one from it.
   *
   * @return whether anything lay there
   * @throws IOException if the log or the disk fails; what is not taken in then lies there still
   */
  public boolean run(Instant now) throws IOException {
    var files = files();
    unreadableSince.keySet().retainAll(Set.copyOf(files));
    int looks = 0;
    Optional<IOException> trouble = Optional.empty();
    for (var file : files) {
      if (looks == FILES_MAX) {
        break;
      }
      try {
        look(file, now);
        looks++;
      } catch (LogException e) { // nor does it take the others
        throw e;
      } catch (NoSuchFileException e) {
        LOGGER.debugf("%s is gone already", file);
      } catch (IOException | RuntimeException e) {
        trouble =
            trouble.or(() -> Optional.of(new IOException("cannot take in " + file + ": " + e, e)));
      }
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return !files.isEmpty();
  }

  private void look(Path file, Instant now) throws IOException {
    try {
      take(InboxFile.read(file, hive.get().memory()));
      Files.deleteIfExists(file);
    } catch (BadJson e) {
      if (!now.isBefore(unreadableSince.computeIfAbsent(file, _ -> now).plus(GRACE))) {
        reject(file, e);
      }
    }
  }

  private void take(InboxFile file) throws IOException {
    for (var said : file.facts()) {
      if (submission.submit(said.by(), said.fact()).verdict() instanceof Verdict.Rejected no
          && no.reason() != Reason.ALREADY_KNOWN) {
        throw new IllegalStateException("the hive refuses what a file may say: " + no.detail());
      }
    }
  }

  private List<Path> files() throws IOException {
    open();
    List<Path> files = new ArrayList<>();
    try (var all = Files.newDirectoryStream(folder.resolve("new"))) {
      for (var file : all) {
        if (files.size() == NAMES_MAX) {
          break;
        }
        files.add(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(files);
    return files;
  }

  private void reject(Path file, BadJson flaw) throws IOException {
    var kept = rejections.free(file.getFileName().toString());
    Files.move(file, kept);
    LOGGER.warnf("%s is rejected: %s", kept, flaw.getMessage());
    rejections.keep(kept, Optional.of(flaw.fault() + ": " + flaw.getMessage() + "\n"));
  }
}
