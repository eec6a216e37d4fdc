package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The log of a home on a real disk that fails when a test of another package says so. */
public final class FailingJournal {
  private final FaultyDisk disk = new FaultyDisk();
  private final FileEventLog log;

  private FailingJournal(Path home) throws IOException {
    log = FileEventLog.open(home, JournalLimits.DEFAULT, new SecureRandom(), disk);
  }

  /** It is well until it is told to fail. */
  public static FailingJournal in(Path home) throws IOException {
    return new FailingJournal(home);
  }

  /** The same at each call. */
  public FileEventLog log() {
    return log;
  }

  /** The disk fails with EIO at the next force of a segment, and at none after it. */
  public void failNextForce() {
    disk.oneForceFails = true;
  }
}
