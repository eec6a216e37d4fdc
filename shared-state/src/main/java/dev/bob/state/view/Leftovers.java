package dev.bob.state.view;

import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Temporary files that stay behind where a process dies while it writes. Those of the snapshots and
 * of the journal's archive are swept by who writes there. For the keeper's thread.
 */
final class Leftovers {
  /** What is younger may be written at this moment. */
  static final Duration AFTER = Duration.ofMinutes(1);

  static final Duration EVERY = Duration.ofMinutes(1);

  private static final List<String> FOLDERS =
      List.of(
          "", ".bob", ".bob/run", ".bob/quarantine", ".shared_messages.archive", "inbox/rejected");
  private static final int REPORTS_MAX = 1_000;
  private static final Logger LOGGER = Logger.getLogger(Leftovers.class);

  private final Path home;
  private Set<Path> refused = Set.of();
  private Instant sweptAt = Instant.MIN;

  Leftovers(Path home) {
    this.home = home;
  }

  /** A clock that was set back counts as over. */
  boolean due(Instant now) {
    return now.isBefore(sweptAt) || !now.isBefore(sweptAt.plus(EVERY));
  }

  /** Sweeps all folders; what another user owns may stay, and is named once. */
  void sweep(Instant now) throws IOException {
    sweptAt = now;
    Set<Path> stay = new HashSet<>();
    for (var folder : folders()) {
      for (var file : list(folder, AtomicFile::isTemporary)) {
        try {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(AFTER))) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) { // whoever wrote it has renamed it
          LOGGER.debugf("%s is gone already", file);
        } catch (IOException e) {
          stay.add(file);
          if (!refused.contains(file)) {
            LOGGER.warnf("cannot delete what a dead process has left: %s", e);
          }
        }
      }
    }
    refused = stay;
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    FOLDERS.forEach(name -> folders.add(home.resolve(name)));
    var reports = list(home.resolve("reports"), Files::isDirectory);
    folders.addAll(reports.subList(0, Math.min(reports.size(), REPORTS_MAX)));
    return folders;
  }

  private static List<Path> list(Path folder, DirectoryStream.Filter<Path> which)
      throws IOException {
    List<Path> files = new ArrayList<>();
    try (var all = Files.newDirectoryStream(folder, which)) {
      all.forEach(files::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }
}
