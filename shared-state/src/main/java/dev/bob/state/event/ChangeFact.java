package dev.bob.state.event;

import dev.bob.state.model.ChangeId;
import dev.bob.state.model.Clip;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.MergeCheck;
import java.util.List;

/** What becomes of a change that the hive has accepted and queued. */
public sealed interface ChangeFact extends Fact {
  ChangeId change();

  /**
   * {@code change.checked}, by a member: whether it merges behind what comes before it. An accepted
   * one that does not waits for the person again.
   */
  record Checked(ChangeId change, MergeCheck check) implements ChangeFact {}

  /** {@code change.accepted}, by a person, of one that merges: it shall be delivered. */
  record Accepted(ChangeId change) implements ChangeFact {}

  /**
   * {@code change.rejected}, by a person; also of one that is delivered, which later ones are then
   * not merged behind any more.
   */
  record Rejected(ChangeId change, String reason) implements ChangeFact {
    public Rejected {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a rejection has a reason");
      }
      reason = Clip.clip(reason, ProposalFact.WORDS_CHARS_MAX);
    }
  }

  /**
   * {@code change.delivered}, by a member, once the file is there.
   *
   * @param head what HEAD named: the bundle builds on that
   * @param after the changes that the person wanted before it, in this order: it is merged behind
   *     these
   * @param tip the commit that the bundle brings
   * @param file of the bundle, from the home of the hive
   */
  record Delivered(ChangeId change, CommitId head, List<ChangeId> after, CommitId tip, String file)
      implements ChangeFact {
    private static final int FILE_CHARS_MAX = 200;

    public Delivered {
      after = List.copyOf(after);
      if (file.isBlank() || file.length() > FILE_CHARS_MAX) {
        throw new IllegalArgumentException("not the name of a bundle: " + Clip.clip(file, 40));
      }
    }
  }
}
