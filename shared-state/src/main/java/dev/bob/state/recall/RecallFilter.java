package dev.bob.state.recall;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What may be recalled at all.
 *
 * @param kinds not empty
 * @param tag one of the entry's tags, as it stands
 * @param commit full hex id: what speaks of another commit is left out, what speaks of none is not
 */
public record RecallFilter(
    Set<Kind> kinds, Optional<String> tag, Optional<String> author, Optional<String> commit) {
  /** Whatever is not retired. */
  public static final RecallFilter NONE =
      new RecallFilter(
          EnumSet.allOf(Kind.class), Optional.empty(), Optional.empty(), Optional.empty());

  public RecallFilter {
    kinds = Set.copyOf(kinds);
  }

  boolean lets(Remembered entry) {
    return kinds.contains(entry.kind())
        && tag.filter(wanted -> !entry.tags().contains(wanted)).isEmpty()
        && author.filter(wanted -> !entry.author().equals(wanted)).isEmpty()
        && (commit.isEmpty() || entry.commit().isEmpty() || entry.commit().equals(commit));
  }
}
