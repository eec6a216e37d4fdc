package dev.bob.instance.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.Settings;
import dev.bob.instance.change.Queueing;
import dev.bob.instance.consensus.Settling;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds the state of a hive, event by event, and looks at it through the eyes of a member. */
final class Scenes {
  static final GoalId GOAL = new GoalId("goal_1");
  static final RoleLimits LIMITS = Settings.roleLimits();
  static final CommitId HEAD = new CommitId("c0ffee00".repeat(5));
  private HiveState state = HiveState.EMPTY;

  Scenes(int members) {
    for (int i = 1; i <= members; i++) {
      joins(i);
    }
  }

  /** The next one. */
  Scenes joins(int i) {
    var fact =
        new MemberFact.Joined(
            "key-" + i,
            "http://127.0.0.1:1",
            i,
            "host",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return apply(Author.joiner("key-" + i), fact);
  }

  /** Sets a goal that nobody has planned. */
  Scenes goal() {
    return apply(Author.person(), new WorkFact.GoalSet("Survey"));
  }

  Scenes plan(TaskSpec... tasks) {
    return goal().apply(by(1), new WorkFact.GoalPlanned(GOAL, "c0ffee", Arrays.asList(tasks)));
  }

  /** Tasks {@code <kind>-0}, {@code <kind>-1}, … */
  static TaskSpec[] shards(String kind, Role affinity, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TaskSpec(
                    kind + "-" + i, kind, kind, affinity, List.of(), List.of(), false, Map.of()))
        .toArray(TaskSpec[]::new);
  }

  /** A further goal, planned at that commit. */
  Scenes planAt(String commit, TaskSpec... tasks) {
    goal();
    var newest = state.work().goals().lastEntry().getValue().id();
    return apply(by(1), new WorkFact.GoalPlanned(newest, commit, Arrays.asList(tasks)));
  }

  static TaskSpec spec(String kind, Role affinity) {
    return new TaskSpec(kind, kind, kind, affinity, List.of(), List.of(), false, Map.of());
  }

  Scenes apply(Author by, Fact fact) {
    long next = state.seq() + 1;
    var applied =
        state.apply(new Recorded(next, "w" + next, 1, new Event(Instant.EPOCH, by, fact)));
    if (!applied.verdict().accepted()) {
      throw new AssertionError(applied.verdict());
    }
    state = applied.state();
    return this;
  }

  /** Lets a member claim a task and report one thing. */
  Scenes finding(int member, String task) {
    return finding(member, task, Severity.LOW, 1);
  }

  /**
   * The same of that severity.
   *
   * @param line 0 for one that nobody has another way to look at
   */
  Scenes finding(int member, String task, Severity severity, int line) {
    var id = new TaskId(GOAL + "." + task);
    apply(by(member), new WorkFact.TaskClaimed(id));
    return reports(member, id, state.seq(), severity, line);
  }

  /** Lets a member claim a task and report so many things. */
  Scenes findings(int member, String task, int count) {
    var id = new TaskId(GOAL + "." + task);
    apply(by(member), new WorkFact.TaskClaimed(id));
    long token = state.seq();
    for (int i = 0; i < count; i++) {
      reports(member, id, token, Severity.LOW, 1);
    }
    return this;
  }

  private Scenes reports(int member, TaskId id, long token, Severity severity, int line) {
    var finding =
        new Finding(
            new FindingId("%016x".formatted(state.seq())),
            "fake",
            severity,
            "t",
            "w",
            Effort.HOURS,
            List.of(),
            new Evidence("c0ffee", "f", line, "git show", ""));
    return apply(by(member), new MemoryFact.FindingReported(id, token, finding));
  }

  /** Lets the leader ask a member to help with a claimed task. */
  Scenes pairs(String task, int helper) {
    var id = new TaskId(GOAL + "." + task);
    long token = state.work().task(id).orElseThrow().claim().orElseThrow().token();
    return apply(by(1), new WorkFact.TaskPaired(id, token, new InstanceId(helper)));
  }

  /** Of the newest finding. */
  FindingId found() {
    return state.memory().findings().lastEntry().getValue().finding().id();
  }

  Scenes confirms(int member) {
    return apply(
        by(member), new MemoryFact.FindingConfirmed(found(), "instance " + member + " looked"));
  }

  Scenes refutes(int member) {
    return apply(
        by(member), new MemoryFact.FindingRefuted(found(), "instance " + member + " looked"));
  }

  Scenes done(String task) {
    var claimed = state.work().task(new TaskId(GOAL + "." + task)).orElseThrow();
    var claim = claimed.claim().orElseThrow();
    return apply(
        Author.instance(claim.instance(), claim.epoch()),
        new WorkFact.TaskCompleted(
            claimed.id(), claim.token(), JsonNodeFactory.instance.objectNode()));
  }

  /** Lets a member do a task, in so many milliseconds. */
  Scenes does(int member, String task, long tookMillis) {
    var id = new TaskId(GOAL + "." + task);
    apply(by(member), new WorkFact.TaskClaimed(id));
    return apply(
        by(member),
        new WorkFact.TaskCompleted(
            id, state.seq(), JsonNodeFactory.instance.objectNode(), OptionalLong.of(tookMillis)));
  }

  /** Lets a member give a task up. */
  Scenes fails(int member, String task) {
    var id = new TaskId(GOAL + "." + task);
    apply(by(member), new WorkFact.TaskClaimed(id));
    return apply(
        by(member), new WorkFact.TaskFailed(id, state.seq(), "it broke", OptionalLong.of(5)));
  }

  Scenes declines(int member, String task) {
    var id = new TaskId(GOAL + "." + task);
    apply(by(member), new WorkFact.TaskAssigned(id, new InstanceId(member)));
    return apply(by(member), new WorkFact.TaskDeclined(id, "I have no tool for it"));
  }

  Author by(int member) {
    return Author.instance(new InstanceId(member), me(member).epoch());
  }

  private Member me(int member) {
    return state.members().find(new InstanceId(member)).orElseThrow();
  }

  boolean questionIsPending(long seq) {
    return state.questions().find(seq).orElseThrow().state().pending();
  }

  /** What that member sees if everything has been in sight that long. */
  Situation seenBy(int member, Duration inSight) {
    return seenBy(member, inSight, Set.of());
  }

  /** The same of a member whose mind has no way to do tasks of these kinds. */
  Situation seenBy(int member, Duration inSight, Set<String> beyondIt) {
    var ready =
        state.work().ready().stream().collect(Collectors.toMap(task -> task.id(), _ -> inSight));
    var waiting =
        state.work().openGoals().stream()
            .collect(Collectors.toMap(goal -> goal.id(), _ -> inSight));
    var unanswered =
        state.questions().pending().stream()
            .collect(Collectors.toMap(question -> question.seq(), _ -> inSight));
    var proposed =
        state.proposals().pending().stream()
            .collect(Collectors.toMap(Proposal::since, _ -> inSight));
    var contested =
        Settling.next(state).stream()
            .collect(Collectors.toMap(known -> known.finding().id(), _ -> inSight));
    var changes =
        Queueing.next(Queueing.due(state.changes(), HEAD)).stream()
            .collect(Collectors.toMap(due -> due, _ -> inSight));
    return new Situation(
        me(member),
        state,
        state.work().ready(),
        new InSight(ready, waiting, unanswered, proposed, contested, changes),
        beyondIt,
        finding -> finding.evidence().line() > 0,
        LIMITS);
  }
}
