package dev.bob.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One hive of one instance, told event by event. */
class SummaryTest {
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId TASK = new TaskId("goal_1.links");
  private static final String COMMIT = "0".repeat(40);

  private HiveState state = HiveState.EMPTY;
  private long token;

  @Test
  void tellsTheThreeWorstConfirmedFindingsWithTheirProof() {
    // Given
    begin();
    find(1, Severity.LOW);
    find(2, Severity.CRITICAL);
    find(3, Severity.NOTE);
    find(4, Severity.HIGH);
    tell(member(), new WorkFact.TaskCompleted(TASK, token, JsonNodeFactory.instance.objectNode()));
    // When
    var lines = Summary.lines(state, goal(), Path.of("/home"));
    // Then
    assertThat(lines)
        .contains("4 confirmed findings, the worst first:")
        .containsSubsequence(
            "  1. [critical] finding 2", "  2. [high] finding 4", "  3. [low] finding 1")
        .contains("     proof  git show 2")
        .contains("Report   /home/reports/goal_1/REPORT.md")
        .doesNotContain("  4. [note] finding 3");
    assertThat(Summary.exitCode(goal())).isZero();
  }

  @Test
  void aBlockedTaskIsToldAndEndsTheRunWithOne() {
    // Given
    begin();
    for (int failures = 0; failures < 3; failures++) {
      tell(member(), new WorkFact.TaskFailed(TASK, token, "no memory left"));
      if (failures < 2) {
        claim();
      }
    }
    // When
    var lines = Summary.lines(state, goal(), Path.of("/home"));
    // Then
    assertThat(lines).contains("  blocked: Check links: no memory left", "No findings.");
    assertThat(Summary.exitCode(goal())).isEqualTo(1);
  }

  @Test
  void aRefusedGoalEndsTheRunWithTwoAndItsReason() {
    // Given
    join();
    tell(Author.person(), new WorkFact.GoalSet("Add a login"));
    tell(member(), new WorkFact.GoalRefused(GOAL, "it can survey"));
    // Then
    assertThat(Summary.lines(state, goal(), Path.of("/home")))
        .containsExactly("", "The goal is refused: it can survey");
    assertThat(Summary.exitCode(goal())).isEqualTo(2);
  }

  @Test
  void newsIsToldOnceAndCompletenessIsRemembered() {
    // Given
    tell(Author.person(), new FleetFact.Wished(1));
    var news = new News(state);
    join();
    // Then
    assertThat(news.fleetComplete()).isFalse();
    assertThat(news.lines(state, Duration.ofMillis(1_234)))
        .containsExactly(
            "instance_1 (explorer) is ready after 1.2 s", "1 instance ready after 1.2 s");
    assertThat(news.lines(state, Duration.ofSeconds(2))).isEmpty();
    assertThat(news.fleetComplete()).isTrue();
  }

  @Test
  void onlyMembersAtWorkAreBusy() {
    // Given
    begin();
    // Then
    assertThat(Progress.busy(state)).containsExactly("  instance_1   explorer     Check links");
    // When
    tell(member(), new WorkFact.TaskFailed(TASK, token, "not now"));
    // Then
    assertThat(Progress.busy(state)).isEmpty();
    assertThat(Progress.lines(state))
        .containsExactly("  instance_1   explorer     waits for its turn");
  }

  @Test
  void whoHasNoTaskAndFindingsToCheckIsSaidToCheckThem() {
    // Given
    begin();
    report(1, Severity.LOW);
    report(2, Severity.LOW);
    tell(member(), new WorkFact.TaskCompleted(TASK, token, JsonNodeFactory.instance.objectNode()));
    // Then
    assertThat(Progress.lines(state))
        .containsExactly("  instance_1   explorer     checks 2 findings");
  }

  private void begin() {
    join();
    tell(Author.person(), new WorkFact.GoalSet("Survey"));
    var task =
        new TaskSpec(
            "links", "links", "Check links", Role.EXPLORER, List.of(), List.of(), false, Map.of());
    tell(member(), new WorkFact.GoalPlanned(GOAL, COMMIT, List.of(task)));
    claim();
  }

  private void join() {
    tell(
        Author.joiner("key"),
        new MemberFact.Joined(
            "key",
            "http://127.0.0.1:1",
            1,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private void claim() {
    tell(member(), new WorkFact.TaskClaimed(TASK));
    token = state.seq();
  }

  private void find(int number, Severity severity) {
    var id = report(number, severity);
    tell(member(), new MemoryFact.FindingConfirmed(id, "looked"));
  }

  private FindingId report(int number, Severity severity) {
    var id = new FindingId("%016x".formatted(number));
    var evidence = new Evidence(COMMIT, "file" + number, 1, "git show " + number, "");
    var finding =
        new Finding(
            id,
            "broken-link",
            severity,
            "finding " + number,
            "why",
            Effort.MINUTES,
            List.of(),
            evidence);
    tell(member(), new MemoryFact.FindingReported(TASK, token, finding));
    return id;
  }

  private Author member() {
    var id = new InstanceId(1);
    return Author.instance(id, state.members().find(id).orElseThrow().epoch());
  }

  private Goal goal() {
    return state.work().goal(GOAL).orElseThrow();
  }

  private void tell(Author by, Fact fact) {
    long next = state.seq() + 1;
    var event = new Event(Instant.EPOCH, by, fact);
    var applied = state.apply(new Recorded(next, "story", next, event));
    assertThat(applied.verdict().accepted()).as("%s", applied.verdict()).isTrue();
    state = applied.state();
  }
}
