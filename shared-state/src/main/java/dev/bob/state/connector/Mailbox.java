package dev.bob.state.connector;

import dev.bob.state.fold.Member;

/**
 * The messages of one incarnation, and how far they are handled: the port that the instance
 * implements. Called on the connector's thread.
 */
public interface Mailbox {
  /** Whose messages they are. */
  Member owner();

  /** Up to where earlier incarnations have handled them. */
  long cursor();

  /**
   * All messages for the owner up to that seq are handled; it never goes back. If the process dies
   * before that is durable, they are delivered again.
   */
  void handled(long seq);
}
