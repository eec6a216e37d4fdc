package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A hive of an explorer and a reflector that has found one broken link: the one in the docs. */
final class SmallHive {
  static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  static final InstanceId EXPLORER = new InstanceId(1);
  private static final InstanceId REFLECTOR = new InstanceId(3);
  private static final InstanceId COORDINATOR = new InstanceId(4);
  private static final ProposalId PROPOSAL = new ProposalId(1);
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId TASK = new TaskId("goal_1.links");
  private static final String COMMIT = "1".repeat(40);

  private HiveState state = HiveState.EMPTY;

  SmallHive() {
    accept(AT.minusSeconds(120), Author.joiner("a"), joined("a", EXPLORER));
    accept(AT.minusSeconds(120), Author.joiner("c"), joined("c", REFLECTOR));
    accept(AT, Author.person(), new WorkFact.GoalSet("Survey this repository"));
    accept(AT, explorer(), new WorkFact.GoalPlanned(GOAL, COMMIT, List.of(links())));
    accept(AT, explorer(), new WorkFact.TaskClaimed(TASK));
    accept(AT, explorer(), new MemoryFact.FindingReported(TASK, 5, brokenLink()));
    accept(
        AT,
        Author.instance(REFLECTOR, 2),
        new MemoryFact.FindingConfirmed(brokenLink().id(), "looked"));
    accept(
        AT,
        explorer(),
        new MemoryFact.LearningRecorded(
            GOAL, "The links of this repository are checked in seconds.", List.of("links")));
  }

  /** The reflector counts anew what the explorer has learned. */
  SmallHive counted() {
    accept(AT, Author.instance(REFLECTOR, 2), new MemoryFact.LearningConfirmed(8, "counted anew"));
    return this;
  }

  HiveState state() {
    return state;
  }

  SmallHive said(String text) {
    accept(
        AT,
        Author.person(),
        new MessageFact.Sent("broadcast", "text", text, JsonNodeFactory.instance.objectNode()));
    return this;
  }

  /** The reflector asks the explorers what they do not know, and so the person is asked. */
  SmallHive asked() {
    var none = JsonNodeFactory.instance.objectNode();
    var reflector = Author.instance(REFLECTOR, 2);
    accept(
        AT, reflector, new MessageFact.Sent("explorer", "question", "Is docs/b.md to come?", none));
    long seq = state.seq();
    accept(
        AT,
        explorer(),
        new MessageFact.Sent("instance_3", "pass", "I cannot know.", none).becauseOf(seq));
    accept(AT, reflector, new QuestionFact.Escalated(seq, "person"));
    return this;
  }

  SmallHive finished(long tookMillis) {
    var result = JsonNodeFactory.instance.objectNode();
    accept(
        AT, explorer(), new WorkFact.TaskCompleted(TASK, 5, result, OptionalLong.of(tookMillis)));
    return this;
  }

  /** A coordinator joins, and they decide by two votes to one that the link shall be mended. */
  SmallHive decided() {
    accept(AT, Author.joiner("d"), joined("d", COORDINATOR));
    var motion =
        new Motion(
            "Mend the link in docs/a.md",
            "It leads nowhere: mend it before the release.",
            new Subject.OfFinding(brokenLink().id()),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Decision());
    accept(AT, Author.person(), new ProposalFact.Opened(motion));
    var holds = "The line holds the link, and nothing is at that path.";
    var proof = brokenLink().evidence().command();
    votes(explorer(), Vote.YES, holds, proof);
    votes(
        Author.instance(REFLECTOR, 2),
        Vote.NO,
        "HEAD has no docs/a.md any more.",
        "git ls-tree HEAD docs/a.md");
    var coordinator = Author.instance(COORDINATOR, 9);
    votes(coordinator, Vote.YES, holds, proof);
    accept(AT, coordinator, new ProposalFact.CarriedOut(PROPOSAL));
    return this;
  }

  private void votes(Author by, Vote vote, String rationale, String evidence) {
    accept(AT, by, new ProposalFact.VoteCast(PROPOSAL, 1, vote, rationale, evidence));
  }

  SmallHive lostExplorer() {
    accept(AT, Author.orchestrator(), new MemberFact.Lost(EXPLORER, 1, "it was killed"));
    return this;
  }

  void accept(Instant at, Author by, Fact fact) {
    long seq = state.seq() + 1;
    var applied = state.apply(new Recorded(seq, "test", seq, new Event(at, by, fact)));
    if (!applied.verdict().accepted()) {
      throw new IllegalStateException(fact + ": " + applied.verdict());
    }
    state = applied.state();
  }

  private static Author explorer() {
    return Author.instance(EXPLORER, 1);
  }

  private static MemberFact.Joined joined(String key, InstanceId wanted) {
    return new MemberFact.Joined(
        key,
        "http://127.0.0.1:40123",
        4711,
        "build-3",
        Optional.of(wanted),
        Optional.empty(),
        Optional.empty());
  }

  private static TaskSpec links() {
    return new TaskSpec(
        "links",
        "links",
        "Check relative links",
        Role.EXPLORER,
        List.of(),
        List.of(),
        false,
        Map.of());
  }

  private static Finding brokenLink() {
    return new Finding(
        new FindingId("0f3a5b7c9d1e2f40"),
        "broken-link",
        Severity.MEDIUM,
        "docs/a.md links to b.md, which does not exist",
        "Readers run into a dead end.",
        Effort.MINUTES,
        List.of("docs"),
        new Evidence(
            COMMIT, "docs/a.md", 12, "git grep -n b.md 1111111 -- docs/a.md", "[b](b.md)"));
  }
}
