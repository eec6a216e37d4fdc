package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.dashboard.FakeInstance;
import dev.bob.state.Hive;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.json.Json;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.LogException;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.Clip;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Extent;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import dev.bob.state.model.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States what the instances of a working hive state. Whatever is refused fails the test. */
final class HiveWork {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final Hive hive;

  HiveWork(Hive hive) {
    this.hive = hive;
  }

  GoalId goal(String text) throws LogException {
    var work = state(Author.person(), new WorkFact.GoalSet(text)).state().work();
    return work.goals().get(work.goals().lastKey()).id();
  }

  /** One task of that name and title each. */
  void plan(FakeInstance leader, GoalId goal, Map<String, String> titles) throws LogException {
    var tasks =
        titles.entrySet().stream()
            .map(
                entry ->
                    new TaskSpec(
                        entry.getKey(),
                        "links",
                        entry.getValue(),
                        Role.EXPLORER,
                        List.of(),
                        List.of(),
                        false,
                        Map.of()))
            .toList();
    state(leader.author(), new WorkFact.GoalPlanned(goal, COMMIT, tasks));
  }

  /** Gives the token of the claim. */
  long claim(FakeInstance who, TaskId task) throws LogException {
    return state(who.author(), new WorkFact.TaskClaimed(task)).seq().orElseThrow();
  }

  void complete(FakeInstance who, TaskId task, long token) throws LogException {
    state(who.author(), new WorkFact.TaskCompleted(task, token, Json.MAPPER.createObjectNode()));
  }

  void fail(FakeInstance who, TaskId task, String reason) throws LogException {
    state(who.author(), new WorkFact.TaskFailed(task, claim(who, task), reason));
  }

  /** Reports a finding whose every text is that one; the number makes it another finding. */
  FindingId report(
      FakeInstance who, TaskId task, long token, int number, Severity severity, String text)
      throws LogException {
    var id = new FindingId("%016x".formatted(number));
    var evidence = new Evidence(COMMIT, text, 12, text, text);
    var finding =
        new Finding(
            id, "broken-link", severity, text, text, Effort.MINUTES, List.of(text), evidence);
    state(who.author(), new MemoryFact.FindingReported(task, token, finding));
    return id;
  }

  void confirm(FakeInstance who, FindingId finding, String how) throws LogException {
    state(who.author(), new MemoryFact.FindingConfirmed(finding, how));
  }

  void confirm(FakeInstance who, FindingId finding, String how, Way way) throws LogException {
    state(who.author(), new MemoryFact.FindingConfirmed(finding, how, Optional.of(way)));
  }

  /** Gives its seq. */
  long learn(FakeInstance who, GoalId goal, String text) throws LogException {
    var learned = new MemoryFact.LearningRecorded(goal, text, List.of());
    return state(who.author(), learned).seq().orElseThrow();
  }

  void contradict(FakeInstance who, long one, long other, String why) throws LogException {
    state(who.author(), new MemoryFact.Contradicted(one, other, why));
  }

  void say(Author who, String content) throws LogException {
    say(who, "text", content);
  }

  /** Asks all; nobody here answers. */
  void ask(Author who, String content) throws LogException {
    say(who, "question", content);
  }

  /** Puts it to the vote. */
  ProposalId propose(String title) throws LogException {
    return propose(Author.person(), new Subject.OfText(title), title);
  }

  ProposalId propose(Author who, Subject subject, String title) throws LogException {
    var motion =
        new Motion(
            Clip.clip(title, Motion.TITLE_CHARS_MAX),
            title,
            subject,
            VotingRule.MAJORITY,
            Duration.ofMinutes(5),
            new Effect.Record());
    return open(who, motion);
  }

  private ProposalId open(Author who, Motion motion) throws LogException {
    var opened = state(who, new ProposalFact.Opened(motion));
    return opened.state().proposals().all().getLast().id();
  }

  void vote(FakeInstance who, ProposalId proposal, Vote vote, String why) throws LogException {
    state(who.author(), new ProposalFact.VoteCast(proposal, 1, vote, why, ""));
  }

  /**
   * Proposes a commit, which that member votes for, carries out and looks at.
   *
   * @param obstacle why it does not merge, and a path in which it conflicts
   */
  ChangeId queue(FakeInstance member, String title, Optional<String> obstacle) throws LogException {
    var commit = new CommitId("%040x".formatted(hive.state().seq()));
    var motion =
        new Motion(
            Clip.clip(title, Motion.TITLE_CHARS_MAX),
            title,
            new Subject.OfCommit(commit),
            VotingRule.atLeast(1),
            Duration.ofMinutes(5),
            new Effect.Change());
    var proposal = open(Author.person(), motion);
    vote(member, proposal, Vote.YES, "It merges.");
    state(member.author(), new ProposalFact.CarriedOut(proposal));
    var id = hive.state().changes().all().getLast().id();
    var before =
        hive.state().changes().before(Optional.of(id)).stream().map(QueuedChange::id).toList();
    var check =
        new MergeCheck(
            new CommitId(COMMIT),
            before,
            obstacle,
            obstacle.stream().toList(),
            new Extent(1, 2, 1));
    state(member.author(), new ChangeFact.Checked(id, check));
    return id;
  }

  void accept(ChangeId change) throws LogException {
    state(Author.person(), new ChangeFact.Accepted(change));
  }

  void deliver(FakeInstance member, ChangeId change, String file) throws LogException {
    var head = new CommitId(COMMIT);
    var after =
        hive.state().changes().before(Optional.of(change)).stream().map(QueuedChange::id).toList();
    state(member.author(), new ChangeFact.Delivered(change, head, after, head, file));
  }

  private void say(Author who, String type, String content) throws LogException {
    var name = Clip.clip(content, FitEvent.NAME_CHARS_MAX);
    var metadata = Json.MAPPER.createObjectNode().put(name, content);
    state(who, new MessageFact.Sent("broadcast", type, content, metadata));
  }

  /** What a program writes into a file that calls itself so. */
  void write(String name, String content) throws LogException {
    var origin = new Origin("%016x".formatted(content.hashCode()), 1, Optional.empty());
    state(
        Author.file(name),
        new MessageFact.Ingested(
            origin,
            "broadcast",
            "text",
            content,
            Optional.empty(),
            Json.MAPPER.createObjectNode()));
  }

  private Outcome state(Author by, Fact fact) throws LogException {
    var outcome = hive.submit(by, fact);
    assertThat(outcome.accepted()).as(outcome.toString()).isTrue();
    return outcome;
  }
}
