package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.util.List;
import java.util.Locale;

/** What the hive knows. */
public sealed interface MemoryFact extends Fact {

  /** {@code finding.reported}, by the claimer of the task, with the token of its claim. */
  record FindingReported(TaskId task, long token, Finding finding) implements MemoryFact {}

  /** {@code finding.confirmed}, by a member that looked at the evidence itself. */
  record FindingConfirmed(FindingId finding, String how) implements MemoryFact {}

  /** {@code finding.refuted}, by a member whose look at the evidence contradicts it. */
  record FindingRefuted(FindingId finding, String reason) implements MemoryFact {}

  /** {@code finding.merged}: it says the same as another one, which stays. */
  record FindingMerged(FindingId finding, FindingId into) implements MemoryFact {}

  /** {@code learning.recorded}, by a member: what is worth knowing the next time. */
  record LearningRecorded(GoalId goal, String text, List<String> tags) implements MemoryFact {
    public LearningRecorded {
      text = Clip.clip(text, 1_000);
      tags = List.copyOf(tags);
    }
  }

  /**
   * {@code memory.ingested}, by a file: an entry that a program that knows nothing of Bob wrote
   * into the memory.
   *
   * @param entry its fields as they were written, without what the hive itself says of entries
   */
  record EntryIngested(Origin origin, MemoryList list, ObjectNode entry) implements MemoryFact {
    public EntryIngested {
      entry = entry.deepCopy();
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
