package dev.bob.state.log.file;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.lock.LockFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Compresses one segment. The plain one goes only when the compressed one is durable, has its name
 * for good, and is proven equal; so whenever the process dies or the power is cut, the segment is
 * there plain, compressed, or both.
 */
final class SegmentArchiver {
  private static final Logger LOGGER = Logger.getLogger(SegmentArchiver.class);

  private final JournalFolder folder;
  private final JournalDisk disk;

  SegmentArchiver(JournalFolder folder, JournalDisk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  JournalFolder folder() {
    return folder;
  }

  /**
   * Does one that nobody but an idle writer may still have open.
   *
   * @return whether it was done; false if a writer has the journal's lock just now
   * @throws IOException names what could not be done; the plain segment is still there
   */
  boolean archive(long segment) throws IOException {
    var plain = folder.segment(segment);
    var archived = folder.archived(segment);
    if (!Files.exists(archived)) {
      pack(plain, archived);
    }
    if (!isEqual(archived, plain)) {
      throw new IOException(
          "%s is not what %s is; keep both, and move the former away".formatted(archived, plain));
    }
    // Also of one that is there already: the keeper that renamed it may have died right then.
    disk.forceDirectory(folder.archive());
    // The folder may be as new as the file.
    disk.forceDirectory(folder.archive().getParent());
    return deletePlain(plain);
  }

  private static boolean isEqual(Path archived, Path plain) throws IOException {
    try {
      return ArchivedSegments.isEqual(archived, plain);
    } catch (IOException e) {
      throw new IOException(
          "cannot compare %s with %s: %s; move the former away, it is made anew"
              .formatted(archived, plain, ArchivedSegments.reason(e)),
          e);
    }
  }

  private void pack(Path plain, Path archived) throws IOException {
    var temporary =
        archived.resolveSibling("." + archived.getFileName() + AtomicFile.TEMPORARY_SUFFIX);
    disk.delete(temporary);
    try {
      try (var packed = disk.create(temporary)) {
        var bytes = ByteBuffer.wrap(ArchivedSegments.pack(plain));
        while (bytes.hasRemaining()) {
          packed.write(bytes);
        }
        packed.force();
      }
      disk.rename(temporary, archived);
    } catch (IOException e) {
      disk.delete(temporary);
      throw new IOException("cannot write %s: %s".formatted(archived, e.getMessage()), e);
    }
  }

  /**
   * Under the journal's lock, so that no writer is about to append to it: one that has been idle
   * for long may still be there, and goes on in the newest segment once its own is gone.
   */
  private boolean deletePlain(Path plain) throws IOException {
    try (var lock = LockFile.open(folder.lock())) {
      if (!lock.tryLock()) {
        return false;
      }
      disk.delete(plain);
    }
    // In order: else a power cut brings back an old one while a younger one is gone.
    disk.forceDirectory(folder.journal());
    LOGGER.infof("archived %s", plain.getFileName());
    return true;
  }
}
