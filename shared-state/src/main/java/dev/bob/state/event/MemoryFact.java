package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Way;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the hive knows. */
public sealed interface MemoryFact extends Fact {

  /** {@code finding.reported}, by the claimer of the task, with the token of its claim. */
  record FindingReported(TaskId task, long token, Finding finding) implements MemoryFact {}

  /**
   * {@code finding.confirmed}, by a member that looked at the evidence itself.
   *
   * @param way in which it looked; absent if it does not say
   */
  record FindingConfirmed(FindingId finding, String how, Optional<Way> way) implements MemoryFact {
    public FindingConfirmed(FindingId finding, String how) {
      this(finding, how, Optional.empty());
    }
  }

  /**
   * {@code finding.refuted}, by a member whose look at the evidence contradicts it.
   *
   * @param way as of {@link FindingConfirmed}
   */
  record FindingRefuted(FindingId finding, String reason, Optional<Way> way) implements MemoryFact {
    public FindingRefuted(FindingId finding, String reason) {
      this(finding, reason, Optional.empty());
    }
  }

  /** {@code finding.merged}: it says the same as another one, which stays. */
  record FindingMerged(FindingId finding, FindingId into) implements MemoryFact {}

  /**
   * {@code finding.dismissed}, by a person: it is no finding for them, now and whenever the same is
   * found at the same place.
   */
  record FindingDismissed(FindingId finding, String reason) implements MemoryFact {
    public FindingDismissed {
      reason = stated(reason);
    }
  }

  /**
   * {@code findings.staled}, by a member that has compared the files of findings with those at a
   * commit that was planned for.
   *
   * @param stale whose file is another one at that commit
   * @param fresh which were stale, and whose file is the same at that commit
   * @param more whether another event tells the rest
   */
  record FindingsStaled(String commit, List<FindingId> stale, List<FindingId> fresh, boolean more)
      implements MemoryFact {
    /** In both lists together, so that it stays a line of the log. */
    public static final int FINDINGS_MAX = 5_000;

    public FindingsStaled {
      stale = List.copyOf(stale);
      fresh = List.copyOf(fresh);
      if (stale.size() + fresh.size() > FINDINGS_MAX) {
        throw new IllegalArgumentException(
            "more than %s findings in one event: %s"
                .formatted(FINDINGS_MAX, stale.size() + fresh.size()));
      }
    }
  }

  /** {@code learning.recorded}, by a member: what is worth knowing the next time. */
  record LearningRecorded(GoalId goal, String text, List<String> tags) implements MemoryFact {
    public LearningRecorded {
      text = Clip.clip(text, 1_000);
      tags = List.copyOf(tags);
    }
  }

  /** {@code learning.confirmed}, by a member that has come to the same again by itself. */
  record LearningConfirmed(long learning, String how) implements MemoryFact {}

  /** {@code learning.refuted}, by a member that has come to something else. */
  record LearningRefuted(long learning, String reason) implements MemoryFact {}

  /**
   * {@code learning.retired}, by a member or a person: it holds no more. It stays in the log and in
   * the memory, and is recalled no more unless asked for.
   *
   * @param learning the seq of its event
   */
  record LearningRetired(long learning, String reason) implements MemoryFact {
    public LearningRetired {
      reason = stated(reason);
    }
  }

  private static String stated(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a reason says something");
    }
    return Clip.clip(text, 500);
  }

  /**
   * {@code memory.contradicted}, by a member or a person: two entries of the memory do not fit
   * together. Both are kept, and each shows the other.
   *
   * @param one the seq of its event
   * @param other the seq of its event
   */
  record Contradicted(long one, long other, String why) implements MemoryFact {
    public Contradicted {
      if (one == other) {
        throw new IllegalArgumentException("an entry does not contradict itself");
      }
      why = stated(why);
    }
  }

  /**
   * {@code memory.ingested}, by a file: an entry that a program that knows nothing of Bob wrote
   * into the memory.
   *
   * @param entry its fields as they were written, without what the hive itself says of entries
   * @param contradicts the name of an entry that it contradicts: a seq, or the id of a finding
   */
  record EntryIngested(
      Origin origin, MemoryList list, ObjectNode entry, Optional<String> contradicts)
      implements MemoryFact {
    public EntryIngested {
      entry = entry.deepCopy();
    }

    /** One that contradicts nothing. */
    public EntryIngested(Origin origin, MemoryList list, ObjectNode entry) {
      this(origin, list, entry, Optional.empty());
    }
  }

  /** The lists of the memory that programs add to: decisions are the hive's alone. */
  enum MemoryList {
    FINDINGS,
    LEARNINGS;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
