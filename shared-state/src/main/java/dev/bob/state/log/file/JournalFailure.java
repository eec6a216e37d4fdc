package dev.bob.state.log.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What may go wrong at the journal's end beyond a plain {@link IOException}, after which nothing is
 * lost and a retry may help.
 */
abstract sealed class JournalFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private JournalFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A write stopped early: some whole lines got in, the rest is cut. */
  static final class PartlyWritten extends JournalFailure {
    private static final long serialVersionUID = 1L;
    private final int wholeLines;

    PartlyWritten(int wholeLines, IOException cause) {
      super(cause.getMessage(), cause);
      this.wholeLines = wholeLines;
    }

    int wholeLines() {
      return wholeLines;
    }
  }

  /** Nobody knows any more what of a segment is on the disk. */
  static final class NotForced extends JournalFailure {
    private static final long serialVersionUID = 1L;
    private final long segment;

    NotForced(long segment, String message, IOException cause) {
      super(message, cause);
      this.segment = segment;
    }

    long segment() {
      return segment;
    }
  }

  /** Somebody wrote while we had the lock, or this process no longer knows what it wrote. */
  static final class NotAlone extends JournalFailure {
    private static final long serialVersionUID = 1L;

    NotAlone(String message) {
      super(message, null);
    }
  }

  /** Nobody may write behind what is suspect, and no copy would make it better. */
  static final class Suspect extends JournalFailure {
    private static final long serialVersionUID = 1L;

    Suspect(String message, @Nullable IOException cause) {
      super(message, cause);
    }
  }
}
