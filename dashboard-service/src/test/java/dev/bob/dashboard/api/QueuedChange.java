package dev.bob.dashboard.api;

import dev.bob.dashboard.FakeInstance;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.log.LogException;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A change that one member has voted for, queued and checked. */
final class QueuedChange {
  static final CommitId HEAD = new CommitId("1".repeat(40));

  private QueuedChange() {}

  /** Gives its id; nothing is merged before it. */
  static ChangeId mergeable(Hive hive, FakeInstance member) throws LogException {
    return checked(hive, member, Optional.empty());
  }

  /** The same, but it conflicts in docs/a.md. */
  static ChangeId conflicting(Hive hive, FakeInstance member) throws LogException {
    return checked(
        hive, member, Optional.of("It conflicts with HEAD (111111111111) in docs/a.md."));
  }

  private static ChangeId checked(Hive hive, FakeInstance member, Optional<String> obstacle)
      throws LogException {
    var id = queued(hive, member);
    for (var before : hive.state().changes().before(Optional.of(id))) { // of other tests
      hive.submit(Author.person(), new ChangeFact.Rejected(before.id(), "not this one"));
    }
    var paths = obstacle.isPresent() ? List.of("docs/a.md") : List.<String>of();
    var check = new MergeCheck(HEAD, List.of(), obstacle, paths, new Extent(1, 2, 1));
    hive.submit(member.author(), new ChangeFact.Checked(id, check));
    return id;
  }

  private static ChangeId queued(Hive hive, FakeInstance member) throws LogException {
    var motion =
        new Motion(
            "Mend the link",
            "It is on a branch.",
            new Subject.OfCommit(new CommitId("%040x".formatted(hive.state().seq()))),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Change());
    var opened = hive.submit(Author.person(), new ProposalFact.Opened(motion)).state();
    var proposal = opened.proposals().all().getLast().id();
    hive.submit(
        member.author(), new ProposalFact.VoteCast(proposal, 1, Vote.YES, "It merges.", "git"));
    var queued = hive.submit(member.author(), new ProposalFact.CarriedOut(proposal)).state();
    return queued.changes().all().getLast().id();
  }
}
