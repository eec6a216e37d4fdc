package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.TaskId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task that nobody wants does not wait for ever. */
class DeclineTest {
  private static final TaskState OPEN = new TaskState.Open(Optional.empty());

  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private TaskId task;

  @BeforeEach
  void plan() {
    var goal = story.planned(one, spec("odd"), spec("other"));
    task = task(goal, "odd");
  }

  @Test
  void blocksATaskThatAllWhoTakeWorkHaveDeclinedWithTheirReasons() {
    // When
    declines(one, "no tool");
    var before = state();
    declines(two, "no time");

    // Then
    assertThat(before).isEqualTo(OPEN);
    assertThat(state())
        .isEqualTo(
            new TaskState.Blocked(
                "everybody has declined it (instance_1: no tool; instance_2: no time)"));
  }

  @Test
  void waitsForThoseWhoAreWishedForAndNotThereYet() {
    // Given
    story.accepted(Author.person(), new FleetFact.Wished(3));

    // When
    declines(one, "no tool");
    declines(two, "no tool");
    var before = state();
    var three = story.joins("c");
    var asked = state();
    declines(three, "no tool");

    // Then
    assertThat(before).isEqualTo(OPEN);
    assertThat(asked).isEqualTo(OPEN);
    assertThat(state()).isInstanceOf(TaskState.Blocked.class);
  }

  @Test
  void blocksItWhenTheLastWhoCouldTakeItGoes() {
    // When
    declines(one, "no tool");
    story.accepted(Author.person(), new FleetFact.Wished(1));
    var before = state();
    story.leaves(two);

    // Then
    assertThat(before).isEqualTo(OPEN);
    assertThat(state()).isInstanceOf(TaskState.Blocked.class);
  }

  @Test
  void blocksItWhenTheWishForMoreIsTakenBack() {
    // Given
    story.accepted(Author.person(), new FleetFact.Wished(3));
    declines(one, "no tool");
    declines(two, "no tool");

    // When
    story.accepted(Author.person(), new FleetFact.Wished(2));

    // Then
    assertThat(state()).isInstanceOf(TaskState.Blocked.class);
  }

  @Test
  void blocksItWhenTheLastWhoCouldTakeItIsPaused() {
    // Given
    declines(one, "no tool");

    // When
    story.accepted(Author.person(), new MemberFact.Steered(two.id(), Steering.PAUSE));

    // Then
    assertThat(state())
        .isEqualTo(new TaskState.Blocked("everybody has declined it (instance_1: no tool)"));
  }

  @Test
  void keepsItOpenForAReplacementOfALostOne() {
    // Given
    story.accepted(Author.person(), new FleetFact.Wished(1));
    story.accepted(Author.person(), new FleetFact.Wished(2));
    declines(one, "no tool");

    // When
    story.isLost(two);
    var between = state();
    var again = story.joins("b");

    // Then
    assertThat(between).isEqualTo(OPEN);
    story.claims(again, task);
  }

  @Test
  void asksAnewWhoHasJoinedAnew() {
    // Given
    declines(two, "no tool");
    story.leaves(two);

    // When
    var again = story.joins("b");

    // Then
    assertThat(story.task(task).declinedBy()).isEmpty();
    offer(again);
  }

  /**
   * Who had declined it came back with another mind, alone. The claim had emptied the reasons, so
   * it was not seen that this one had declined: the task was neither offered, nor taken, nor
   * blocked.
   */
  @Test
  void asksAnewWhoHasJoinedAnewAfterAClaimerWasLost() {
    // Given: two are wished, so nothing is blocked while one is away.
    declines(one, "no tool");
    story.claims(two, task);
    story.isLost(two);
    story.leaves(one);

    // When
    var again = story.joins("a");

    // Then
    assertThat(story.task(task).declinedBy()).isEmpty();
    story.accepted(as(again), new WorkFact.TaskAssigned(task, again.id()));
  }

  @Test
  void asksAnewWhoHasJoinedAnewWhileAnotherOneWorksOnIt() {
    // Given
    declines(two, "no tool");
    story.leaves(two);
    long token = story.claims(one, task);

    // When
    var again = story.joins("b");
    story.accepted(as(one), new WorkFact.TaskFailed(task, token, "it broke"));

    // Then
    assertThat(story.task(task).declinedBy()).isEmpty();
    offer(again);
  }

  @Test
  void asksAnewWhoHasJoinedAnewWhileItIsOfferedToAnotherOne() {
    // Given
    declines(two, "no tool");
    story.leaves(two);
    offer(one);

    // When
    var again = story.joins("b");
    story.accepted(as(one), new WorkFact.TaskDeclined(task, "no time"));

    // Then
    assertThat(story.task(task).declinedBy()).containsExactly(one.id());
    offer(again);
  }

  @Test
  void blocksItWhenAPausedClaimerGivesItUpAndAllOthersHaveDeclinedIt() {
    // Given
    declines(one, "no tool");
    long token = story.claims(two, task);
    story.accepted(Author.person(), new MemberFact.Steered(two.id(), Steering.PAUSE));

    // When
    story.accepted(as(two), new WorkFact.TaskFailed(task, token, "it broke"));

    // Then
    assertThat(state())
        .isEqualTo(new TaskState.Blocked("everybody has declined it (instance_1: no tool)"));
  }

  @Test
  void keepsTheReasonsOfOthersWhenSomebodyTakesIt() {
    // Given
    declines(two, "no tool");

    // When
    long token = story.claims(one, task);
    story.accepted(as(one), new WorkFact.TaskFailed(task, token, "it broke"));

    // Then
    assertThat(story.task(task).declines()).containsOnlyKeys(two.id());
    assertThat(story.task(task).declinedBy()).containsExactly(two.id());
  }

  @Test
  void asksAllAnewWhenAPersonRetriesIt() {
    // Given
    declines(one, "no tool");
    declines(two, "no tool");

    // When
    story.accepted(Author.person(), new WorkFact.TaskRetried(task));

    // Then
    assertThat(state()).isEqualTo(OPEN);
    assertThat(story.task(task).declinedBy()).isEmpty();
    assertThat(story.task(task).declines()).isEmpty();
  }

  @Test
  void keepsReasonsShort() {
    // When
    declines(one, "x".repeat(100_000));

    // Then
    assertThat(story.task(task).declines().get(one.id())).hasSize(300);
  }

  private void declines(Member member, String why) {
    offer(member);
    story.accepted(as(member), new WorkFact.TaskDeclined(task, why));
  }

  private void offer(Member to) {
    story.accepted(as(one), new WorkFact.TaskAssigned(task, to.id()));
  }

  private TaskState state() {
    return story.task(task).state();
  }
}
