package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets the hive of a story accept changes: one vote is enough. */
public final class QueuedChanges {
  private QueuedChanges() {}

  /** That many, of the commits {@code 2222…}, {@code 3333…}, …; gives their ids. */
  public static List<ChangeId> in(HiveStory story, int count) {
    return in(story, count, "Mend it");
  }

  public static List<ChangeId> in(HiveStory story, int count, String title) {
    List<ChangeId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(queue(story, new CommitId(String.valueOf((char) ('2' + i)).repeat(40)), title));
    }
    return ids;
  }

  public static ChangeId queue(HiveStory story, CommitId commit, String title) {
    story.accepted(Author.person(), opened(commit, title));
    var proposal = story.state().proposals().all().getLast().id();
    var voter = HiveStory.as(story.state().members().live().getFirst());
    story.accepted(voter, new ProposalFact.VoteCast(proposal, 1, Vote.YES, "it merges", "git"));
    story.accepted(voter, new ProposalFact.CarriedOut(proposal));
    return story.state().changes().all().getLast().id();
  }

  static ProposalFact.Opened opened(CommitId commit, String title) {
    return new ProposalFact.Opened(
        new Motion(
            title,
            "It is on a branch.",
            new Subject.OfCommit(commit),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Change()));
  }
}
