package dev.bob.state.ingest;

import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.BadJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String REASON = ".reason";
  private static final Logger LOGGER = Logger.getLogger(InboxFolder.class);

  private final Path folder;
  private final Submission submission;
  private final Map<Path, Instant> unreadableSince = new HashMap<>();

  InboxFolder(Path home, Submission submission) {
    this.folder = home.resolve("inbox");
    this.submission = submission;
  }

  /** Makes the folders where they are missing. */
  public void open() throws IOException {
    for (var name : List.of("tmp", "new", "rejected")) {
      Files.createDirectories(folder.resolve(name));
    }
  }

  /**
   * Takes in what lies there, oldest name first, at most {@value #FILES_MAX} files.
   *
   * @throws IOException if the log or the disk fails; what is not taken in then lies there still
   */
  public void run(Instant now) throws IOException {
    var files = files();
    unreadableSince.keySet().retainAll(files);
    for (var file : files.subList(0, Math.min(files.size(), FILES_MAX))) {
      try {
        take(InboxFile.read(file));
        Files.deleteIfExists(file);
      } catch (NoSuchFileException e) {
        LOGGER.debugf("%s is gone already", file);
      } catch (BadJson e) {
        if (!now.isBefore(unreadableSince.computeIfAbsent(file, _ -> now).plus(GRACE))) {
          reject(file, e);
        }
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
    List<Path> files = new ArrayList<>();
    try (var all = Files.newDirectoryStream(folder.resolve("new"))) {
      for (var file : all) {
        if (files.size() == NAMES_MAX) {
          break;
        }
        files.add(file);
      }
    } catch (NoSuchFileException e) {
      open();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(files);
    return files;
  }

  private void reject(Path file, BadJson flaw) throws IOException {
    var kept = folder.resolve("rejected").resolve(file.getFileName());
    if (Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)) {
      kept = kept.resolveSibling(kept.getFileName() + "." + System.nanoTime());
    }
    Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
    var reason = flaw.fault() + ": " + flaw.getMessage() + "\n";
    AtomicFile.write(
        kept.resolveSibling(kept.getFileName() + REASON),
        reason.getBytes(StandardCharsets.UTF_8),
        AtomicFile.Durability.DISPOSABLE);
    LOGGER.warnf("%s is rejected: %s", kept, flaw.getMessage());
    forgetOldest();
  }

  /** A program that drops one bad file after another fills no disk. */
  private void forgetOldest() throws IOException {
    record Kept(Path file, Instant at) {}
    List<Kept> kept = new ArrayList<>();
    try (var all = Files.newDirectoryStream(folder.resolve("rejected"))) {
      for (var file : all) {
        if (!file.toString().endsWith(REASON)) {
          var at = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
          kept.add(new Kept(file, at));
        }
      }
    }
    kept.sort(Comparator.comparing(Kept::at).reversed());
    for (var old : kept.subList(Math.min(kept.size(), REJECTED_MAX), kept.size())) {
      if (!Files.isDirectory(old.file(), LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(old.file());
      }
      Files.deleteIfExists(old.file().resolveSibling(old.file().getFileName() + REASON));
    }
  }
}
