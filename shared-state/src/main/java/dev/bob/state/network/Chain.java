package dev.bob.state.network;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bob.state.model.Clip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of something, step by step: each rests on the one before it.
 *
 * <pre>{@code
 * {"handovers":1,"steps":[
 *   {"what":"finding","id":"0f3a5b7c9d1e2f40","by":"instance_1","title":"docs/a.md links to b.md, which does not exist","seq":6},
 *   {"what":"word","id":"0f3a5b7c9d1e2f40","by":"instance_3","title":"confirmed: docs/b.md is not in the tree","seq":6}]}
 * }</pre>
 *
 * @param handovers how often somebody built on what another one did: 1 or more
 */
public record Chain(int handovers, List<Step> steps) {
  public Chain {
    steps = List.copyOf(steps);
  }

  /**
   * @param id of the finding that was found or spoken of, or of the proposal, goal or task; the seq
   *     of a decision
   * @param by absent where the hive did it as a whole: decisions, and the goals that they set
   * @param title what it is about, in at most {@value #TITLE_CHARS_MAX} characters
   * @param seq of its event, of a task that of its newest change; a word has that of its finding
   */
  public record Step(What what, String id, Optional<String> by, String title, long seq) {
    public static final int TITLE_CHARS_MAX = 200;

    public Step {
      title = Clip.clip(title, TITLE_CHARS_MAX);
    }
  }

  /** The newest of its steps: later is greater. */
  long newestSeq() {
    return steps.stream().mapToLong(Step::seq).max().orElse(0);
  }

  /** A closed set, so that a page can draw each in its own way. */
  public enum What {
    FINDING,
    /** What somebody says of a finding after a look at its evidence. */
    WORD,
    PROPOSAL,
    DECISION,
    GOAL,
    TASK;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
