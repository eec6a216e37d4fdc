package dev.bob.state.log.file;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.Trouble;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Compresses old segments into {@code .bob/archive}, where every reader finds them, and says when
 * the journal takes too much of the disk. Run again and again by one process of a hive, on one
 * thread: the keeper of the views. Deletes nothing but what it has compressed.
 *
 * <p>If the process dies, or the power is cut, each segment is there plain, compressed, or both.
 */
public final class JournalArchive implements Runnable {
  /** The newest segments stay plain: writers and those who follow the log are in them. */
  static final int PLAIN_MIN = 2;

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration LEFTOVERS_AFTER = Duration.ofMinutes(1);

  private final JournalFolder folder;
  private final SegmentArchiver archiver;
  private final ArchiveLimits limits;
  private final Clock clock;
  private final Alarms alarms;
  private final String tooMuch;
  private final String tooLittle;
  private final Trouble trouble;
  private long nextNanos = System.nanoTime();

  JournalArchive(SegmentArchiver archiver, ArchiveLimits limits, Clock clock, Alarms alarms) {
    this.folder = archiver.folder();
    this.archiver = archiver;
    this.limits = limits;
    this.clock = clock;
    this.alarms = alarms;
    this.trouble =
        new Trouble("cannot archive the journal for the moment, and tries again: ", alarms);
    this.tooMuch =
        "the journal and its archive take more than %s: raise bob.journal.disk-limit, or move what of %s lies before the oldest snapshot elsewhere; nothing is deleted by itself"
            .formatted(size(limits.bytesMax()), folder.archive());
    this.tooLittle =
        "the volume of %s has less than %s left: make room, or appends will fail"
            .formatted(folder.home(), size(limits.freeBytesMin()));
  }

  /** Does one segment if there is one to do, at most every ten seconds else; never throws. */
  @Override
  public void run() {
    if (System.nanoTime() - nextNanos < 0) {
      return;
    }
    boolean more = false;
    try {
      lookAtTheDisk(); // first: on a full disk nothing can be archived
      more = archiveOne();
      trouble.over();
    } catch (IOException e) {
      trouble.stands(String.valueOf(e.getMessage()));
    }
    nextNanos = System.nanoTime() + (more ? 0 : EVERY.toNanos());
  }

  /** Whether one was done. */
  private boolean archiveOne() throws IOException {
    var segments = folder.segments();
    if (segments.size() <= PLAIN_MIN) {
      return false;
    }
    long oldest = segments.first();
    var since = Files.getLastModifiedTime(folder.segment(oldest)).toInstant();
    if (since.isAfter(clock.instant().minus(limits.after()))) {
      return false;
    }
    sweepLeftovers();
    return archiver.archive(oldest);
  }

  private void lookAtTheDisk() throws IOException {
    long bytes = bytesIn(folder.journal()) + bytesIn(folder.archive());
    stand(tooMuch, bytes > limits.bytesMax());
    long free = Files.getFileStore(folder.journal()).getUsableSpace();
    stand(tooLittle, free < limits.freeBytesMin());
  }

  private void stand(String alarm, boolean stands) {
    if (stands) {
      alarms.raise(alarm);
    } else {
      alarms.clear(alarm);
    }
  }

  private static long bytesIn(Path directory) throws IOException {
    long bytes = 0;
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        // One that has gone meanwhile takes nothing.
        bytes += file.toFile().length();
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return bytes;
  }

  /** What a keeper left that died while it compressed. */
  private void sweepLeftovers() throws IOException {
    var before = clock.instant().minus(LEFTOVERS_AFTER);
    try (var files =
        Files.newDirectoryStream(folder.archive(), ".*" + AtomicFile.TEMPORARY_SUFFIX)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static String size(long bytes) {
    return bytes % (1024 * 1024 * 1024) == 0
        ? bytes / (1024 * 1024 * 1024) + " GiB"
        : bytes / 1024 + " KiB";
  }
}
