package dev.bob.instance.task;

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
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Repute;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningsTest {
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId TASK = new TaskId("goal_1.look");
  private static final String COMMIT = "c0ffee0".repeat(5) + "00000";

  private HiveState state = HiveState.EMPTY;
  private long token;
  private int findings;

  @BeforeEach
  void work() {
    for (var key : List.of("a", "b", "c")) {
      says(
          Author.joiner(key),
          new MemberFact.Joined(
              key,
              "http://127.0.0.1:1",
              1,
              "host",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    says(Author.person(), new WorkFact.GoalSet("Survey"));
    says(member(1), new WorkFact.GoalPlanned(GOAL, COMMIT, List.of(look())));
    says(member(1), new WorkFact.TaskClaimed(TASK));
    token = state.seq();
    for (int i = 0; i < 3; i++) {
      says(member(2), new MemoryFact.FindingConfirmed(finds("docs/a.md"), "looked"));
    }
  }

  @Test
  void areConfirmedByWhoCountsTheSameAnew() {
    // Given
    learns(member(1));

    // Then
    var open = toRecount(2);
    assertThat(open)
        .extracting(Learning::text)
        .containsExactly(
            "At commit c0ffee0c0ffe: 3 findings reported, 3 confirmed, 0 refuted, in 1 tasks.",
            "At commit c0ffee0c0ffe: docs/a.md is named by 3 of 3 confirmed findings, more than"
                + " any other file.");
    assertThat(toRecount(1)).isEmpty();
    assertThat(toRecount(3)).isEmpty();

    // When
    open.forEach(learning -> says(member(2), word(learning)));

    // Then: nothing is left to be done, for anybody
    assertThat(state.memory().learnings().values())
        .extracting(Learning::repute)
        .containsOnly(Repute.CONFIRMED);
    for (int member = 1; member <= 3; member++) {
      assertThat(toRecount(member)).isEmpty();
    }
  }

  @Test
  void areRefutedWithTheNumbersOfTheOther() {
    // Given
    learns(member(1));
    var id = state.memory().findings().firstEntry().getValue().finding().id();

    // When
    says(Author.person(), new MemoryFact.FindingDismissed(id, "it is meant so"));

    // Then: all three are the same thing
    assertThat(toRecount(2).stream().map(this::word).map(LearningsTest::reason))
        .containsExactly(
            "Counted the findings anew: At commit c0ffee0c0ffe: 3 findings reported, 0 confirmed,"
                + " 0 refuted, in 1 tasks.",
            "Counted the findings anew: nothing stands out.");
  }

  @Test
  void doNotCountWhatWasFoundLater() {
    // Given
    learns(member(1));

    // When
    says(member(2), new MemoryFact.FindingConfirmed(finds("docs/b.md"), "looked"));

    // Then
    assertThat(toRecount(2).stream().map(this::word))
        .allMatch(MemoryFact.LearningConfirmed.class::isInstance);
  }

  @Test
  void doNotCountTasksThatWereAskedForLater() {
    // Given
    learns(member(1));
    var asked = JsonNodeFactory.instance.objectNode().put("kind", "look").put("goal", "goal_1");

    // When
    says(Author.person(), new MessageFact.Sent("broadcast", "task", "Look again", asked));

    // Then
    assertThat(toRecount(2).stream().map(this::word))
        .allMatch(MemoryFact.LearningConfirmed.class::isInstance);
  }

  @Test
  void areLeftAloneWhereNoCountShowsThem() {
    // Given
    recorded("Tests are slow", "goal-finished");
    recorded("At commit c0ffee0c0ffe: be kind", "advice");
    recorded("At commit 0ddba110ddba: 3 findings reported.", "goal-finished");
    says(
        member(1),
        new MemoryFact.LearningRecorded(
            new GoalId("goal_7"), "At commit c0ffee0c0ffe: x", List.of("stands-out")));
    recorded("At commit c0ffee0c0ffe: x", "stands-out");
    says(Author.person(), new MemoryFact.LearningRetired(state.seq(), "no"));

    // Then
    assertThat(toRecount(2)).isEmpty();
    assertThat(state.memory().learnings().values())
        .filteredOn(learning -> learning.retired().isEmpty())
        .allMatch(learning -> Learnings.recounted(learning, state).isEmpty());
  }

  @Test
  void areLeftAloneByWhoIsAlone() {
    // Given
    learns(member(1));

    // When
    for (int member = 2; member <= 3; member++) {
      says(member(member), new MemberFact.Left("done"));
    }

    // Then
    assertThat(toRecount(1)).isEmpty();
  }

  private List<Learning> toRecount(int member) {
    return Learnings.toRecount(state, new InstanceId(member));
  }

  private MemoryFact word(Learning learning) {
    return Learnings.recounted(learning, state).orElseThrow();
  }

  private static String reason(MemoryFact fact) {
    return ((MemoryFact.LearningRefuted) fact).reason();
  }

  private void learns(Author by) {
    Learnings.of(GOAL, state).forEach(learning -> says(by, learning));
  }

  private void recorded(String text, String tag) {
    says(member(1), new MemoryFact.LearningRecorded(GOAL, text, List.of(tag)));
  }

  private FindingId finds(String path) {
    var id = new FindingId("%016x".formatted(++findings));
    var evidence = new Evidence(COMMIT, path, 1, "git show", "[b](b.md)");
    says(
        member(1),
        new MemoryFact.FindingReported(
            TASK,
            token,
            new Finding(id, "link", Severity.LOW, "t", "w", Effort.HOURS, List.of(), evidence)));
    return id;
  }

  private Author member(int number) {
    var id = new InstanceId(number);
    return Author.instance(id, state.members().find(id).orElseThrow().epoch());
  }

  private static TaskSpec look() {
    return new TaskSpec(
        "look", "look", "Look", Role.EXPLORER, List.of(), List.of(), false, Map.of());
  }

  private void says(Author by, Fact fact) {
    long next = state.seq() + 1;
    var applied = state.apply(new Recorded(next, "test", next, new Event(Instant.EPOCH, by, fact)));
    assertThat(applied.verdict().accepted()).as("%s: %s", fact, applied.verdict()).isTrue();
    state = applied.state();
  }
}
