package dev.bob.state.log;

import dev.bob.state.event.Recorded;
import java.util.List;

/** Reads a log: all that many need of it. */
@FunctionalInterface
public interface Reading {
  /**
   * The events after {@code afterSeq}, in order, at most {@code limit}; empty at the end.
   *
   * @param afterSeq 0 for the beginning
   * @throws LogException.Truncated if some of them are gone
   */
  List<Recorded> read(long afterSeq, int limit) throws LogException;
}
