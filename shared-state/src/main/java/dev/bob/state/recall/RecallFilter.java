package dev.bob.state.recall;

import dev.bob.state.fold.Contradictions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may be recalled at all.
 *
 * @param kinds not empty
 * @param tag one of the entry's tags, as it stands
 * @param age what of the past is let through
 * @param beforeSeq only what came into the memory before that event
 * @param contradicted only what another entry contradicts
 */
public record RecallFilter(
    Set<Kind> kinds,
    Optional<String> tag,
    Optional<String> author,
    Age age,
    long beforeSeq,
    boolean contradicted) {
  /** Whatever holds or held. */
  public static final RecallFilter NONE =
      new RecallFilter(EnumSet.allOf(Kind.class), Optional.empty(), Optional.empty(), Age.HELD);

  public RecallFilter(Set<Kind> kinds, Optional<String> tag, Optional<String> author, Age age) {
    this(kinds, tag, author, age, Long.MAX_VALUE, false);
  }

  /** Whatever holds or held, and was there before that event. */
  public static RecallFilter before(long seq) {
    return new RecallFilter(NONE.kinds, Optional.empty(), Optional.empty(), Age.HELD, seq, false);
  }

  /** The same, and only what another entry contradicts. */
  public RecallFilter onlyContradicted() {
    return new RecallFilter(kinds, tag, author, age, beforeSeq, true);
  }

  /** How much of what has had its time is let through. */
  public enum Age {
    /** Nothing: neither what is past, nor findings in files that have changed since. */
    FRESH,
    /** What holds, or held at its commit. */
    HELD,
    /** What is past too: learnings that are retired or refuted, and superseded decisions. */
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RecallFilter {
    kinds = Set.copyOf(kinds);
  }

  boolean lets(Remembered entry, Contradictions contradictions) {
    return entry.seq() < beforeSeq
        && kinds.contains(entry.kind())
        && tag.filter(wanted -> !entry.tags().contains(wanted)).isEmpty()
        && author.filter(wanted -> !entry.author().equals(wanted)).isEmpty()
        && switch (age) {
          case FRESH -> !entry.past() && !entry.stale();
          case HELD -> !entry.past();
          case ALL -> true;
        }
        && (!contradicted || !contradictions.of(entry.seq()).isEmpty());
  }
}
