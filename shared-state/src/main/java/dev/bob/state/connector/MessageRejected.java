package dev.bob.state.connector;

import dev.bob.state.fold.Verdict;

/** The fold has refused what was to be sent: no retry helps. */
public final class MessageRejected extends Exception {
  private static final long serialVersionUID = 1L;

  MessageRejected(Verdict.Rejected verdict) {
    super("the hive does not take the message: " + verdict.detail());
  }
}
