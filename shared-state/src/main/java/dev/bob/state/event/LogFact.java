package dev.bob.state.event;

import java.util.OptionalLong;

/** What the log says of itself. */
public sealed interface LogFact extends Fact {
  /** The newest rules of the fold that this program knows. */
  int RULES_KNOWN = 1;

  /**
   * {@code log.damaged}, by whoever finds that events cannot be read any more: they count for
   * nobody, not even for those who have read them before.
   *
   * @param seq of the event, or of the first of a row
   * @param lastSeq of the last one of the row; absent if it is only one
   */
  record Damaged(long seq, OptionalLong lastSeq) implements LogFact {
    public Damaged {
      if (seq < 1 || lastSeq.orElse(seq) < seq) {
        throw new IllegalArgumentException("damage is from one seq to the same or a later one");
      }
    }

    public static Damaged of(long first, long last) {
      return new Damaged(first, first == last ? OptionalLong.empty() : OptionalLong.of(last));
    }

    public long last() {
      return lastSeq.orElse(seq);
    }
  }

  /**
   * {@code snapshot.taken}, by the keeper of the views: it has the state after {@code seq} in its
   * hands, and writes it into a file once this event, and so everything before it, is durable.
   */
  record SnapshotTaken(long seq) implements LogFact {}

  /**
   * {@code hive.rules}: from here on every replica folds by these rules. A program that does not
   * know them cannot read this event, and so neither goes on nor writes.
   *
   * @param n 1 to {@value #RULES_KNOWN}
   */
  record Rules(int n) implements LogFact {
    public Rules {
      if (n < 1 || n > RULES_KNOWN) {
        throw new IllegalArgumentException(
            "the fold's rules %s are not known (this program knows %s)".formatted(n, RULES_KNOWN));
      }
    }
  }
}
