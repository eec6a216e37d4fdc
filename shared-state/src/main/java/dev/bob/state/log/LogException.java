package dev.bob.state.log;

import java.io.IOException;

/** An append or read that did not succeed; the message says operation, path, cause and remedy. */
public abstract sealed class LogException extends IOException {
  private static final long serialVersionUID = 1L;

  private LogException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether the log may do again what it did not do now: then it helps to wait, to look at the
   * state and to decide anew.
   */
  public final boolean passes() {
    return switch (this) {
      case Busy _, OutcomeUnknown _ -> true;
      case ReadOnly _, Truncated _ -> false;
    };
  }

  /** Another process holds the log; nothing was written, and a retry helps. */
  public static final class Busy extends LogException {
    private static final long serialVersionUID = 1L;

    public Busy(String message) {
      super(message, null);
    }
  }

  /** The event may or may not be in the log: read on to learn which. */
  public static final class OutcomeUnknown extends LogException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Nothing can be written by this process any more; nothing was written, and no retry helps. */
  public static final class ReadOnly extends LogException {
    private static final long serialVersionUID = 1L;

    public ReadOnly(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The log no longer holds what was asked for. */
  public static final class Truncated extends LogException {
    private static final long serialVersionUID = 1L;

    public Truncated(String message) {
      super(message, null);
    }
  }
}
