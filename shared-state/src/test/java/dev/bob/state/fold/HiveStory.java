package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A hive as told event by event, for tests: each event is one more record of one writer, and each
 * verdict is compared with what was foreseen.
 */
public final class HiveStory {
  public static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  public static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
  public static final String COMMIT = "c0ffee0".repeat(5) + "00000";

  private HiveState state = HiveState.EMPTY;
  private long n;

  public HiveState state() {
    return state;
  }

  /** Appends and folds one event. */
  public Verdict tell(Author by, Fact fact) {
    var recorded = new Recorded(state.seq() + 1, "story", ++n, new Event(AT, by, fact));
    var foreseen = state.foresee(recorded);
    var applied = state.apply(recorded);
    assertThat(applied.verdict()).isEqualTo(foreseen);
    state = applied.state();
    return applied.verdict();
  }

  /** The reason why that event is rejected; it must be. */
  public Reason refusal(Author by, Fact fact) {
    var verdict = tell(by, fact);
    assertThat(verdict).as("%s by %s", fact, by).isInstanceOf(Verdict.Rejected.class);
    return ((Verdict.Rejected) verdict).reason();
  }

  /** Appends and folds one event, which must be accepted; gives its seq. */
  public long accepted(Author by, Fact fact) {
    assertThat(tell(by, fact)).as("%s by %s", fact, by).isEqualTo(Verdict.ACCEPTED);
    return state.seq();
  }

  public Member joins(String key) {
    return joins(joined(key));
  }

  public Member joins(MemberFact.Joined fact) {
    accepted(Author.joiner(fact.key()), fact);
    return state.members().withKey(fact.key()).orElseThrow();
  }

  /** That many members with the keys {@code a}, {@code b}, …, in order of their numbers. */
  public List<Member> join(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> joins(String.valueOf((char) ('a' + i))))
        .toList();
  }

  public GoalId goal(String text) {
    accepted(Author.person(), new WorkFact.GoalSet(text));
    return state.work().goals().lastEntry().getValue().id();
  }

  /** A goal with a plan, made by that member. */
  public GoalId planned(Member planner, TaskSpec... tasks) {
    var goal = goal("a goal");
    accepted(as(planner), new WorkFact.GoalPlanned(goal, COMMIT, List.of(tasks)));
    return goal;
  }

  /** The token of the claim. */
  public long claims(Member member, TaskId task) {
    return accepted(as(member), new WorkFact.TaskClaimed(task));
  }

  public void completes(Member member, TaskId task) {
    accepted(as(member), completed(task, claims(member, task)));
  }

  public void leaves(Member member) {
    accepted(as(member), new MemberFact.Left("done"));
  }

  public void isLost(Member member) {
    accepted(Author.orchestrator(), new MemberFact.Lost(member.id(), member.epoch(), "gone"));
  }

  /** A task and the token of the claim on it. */
  public record Work(TaskId task, long token) {}

  /** A goal with one task, planned and claimed by that member. */
  public Work begins(Member member) {
    var task = task(planned(member, spec("look")), "look");
    return new Work(task, claims(member, task));
  }

  /** A finding that is reported and not yet looked at; the member claims a task for it. */
  public FindingId reports(Member member, int number) {
    return reports(member, begins(member), finding(number));
  }

  /** A finding of what that member is at. */
  public FindingId reports(Member member, Work work, Finding finding) {
    accepted(as(member), new MemoryFact.FindingReported(work.task(), work.token(), finding));
    return finding.id();
  }

  public Member now(Member member) {
    return state.members().find(member.id()).orElseThrow();
  }

  public Task task(TaskId id) {
    return state.work().task(id).orElseThrow();
  }

  public static Author as(Member member) {
    return Author.instance(member.id(), member.epoch());
  }

  public static InstanceId id(int number) {
    return new InstanceId(number);
  }

  public static TaskId task(GoalId goal, String name) {
    return new TaskId(goal + "." + name);
  }

  public static MemberFact.Joined joined(String key) {
    return joined(key, Optional.empty(), Optional.empty());
  }

  public static MemberFact.Joined joined(
      String key, Optional<InstanceId> wanted, Optional<String> launch) {
    return new MemberFact.Joined(
        key, "http://127.0.0.1:40123", 4711, "host", wanted, Optional.empty(), launch);
  }

  public static TaskSpec spec(String name, String... dependsOn) {
    return spec(name, false, dependsOn);
  }

  public static TaskSpec spec(String name, boolean toleratesBlocked, String... dependsOn) {
    return new TaskSpec(
        name,
        "inventory",
        "Take stock",
        Role.EXPLORER,
        List.of(),
        List.of(dependsOn),
        toleratesBlocked,
        Map.of());
  }

  public static WorkFact.TaskCompleted completed(TaskId task, long token) {
    return new WorkFact.TaskCompleted(task, token, JsonNodeFactory.instance.objectNode());
  }

  /** The same after that many milliseconds of work. */
  public static WorkFact.TaskCompleted completed(TaskId task, long token, long tookMillis) {
    return new WorkFact.TaskCompleted(
        task, token, JsonNodeFactory.instance.objectNode(), OptionalLong.of(tookMillis));
  }

  public static MessageFact.Sent message(String to, String content) {
    return new MessageFact.Sent(to, "text", content, JsonNodeFactory.instance.objectNode());
  }

  /** The same number gives the same finding. */
  public static Finding finding(int number) {
    return new Finding(
        new FindingId("%016x".formatted(number)),
        "broken-link",
        Severity.MEDIUM,
        "docs/a.md links to b.md, which does not exist",
        "Readers run into a dead end.",
        Effort.MINUTES,
        List.of("docs"),
        new Evidence(COMMIT, "docs/a.md", 12, "git grep -n b.md " + COMMIT, "[b](b.md)"));
  }
}
