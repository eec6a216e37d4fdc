package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkillsTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");

  @Test
  void growWithEachEndThatSaysHowLongItTook() {
    // Given
    var goal = plan("links", 4);

    // When
    finish(one, goal, 0, 1_000);
    finish(one, goal, 1, 3_000);
    fail(one, goal, 2, OptionalLong.of(9_000));

    // Then
    assertThat(of(one, "links")).isEqualTo(new Skill(2, 1, 1_500, story.state().seq()));
    assertThat(of(one, "links").successPermille()).isEqualTo(600);
    assertThat(of(two, "links")).isEqualTo(Skill.NONE);
    assertThat(of(one, "todos").successPermille()).isEqualTo(500);
  }

  @Test
  void learnNothingFromWhatWasNotMeasured() {
    // Story: releases that measured nothing left logs with ends and losses in them. Had these
    // taught
    // anything, an old log would fold to another state than it gave then.

    // Given
    var goal = plan("links", 4);

    // When
    story.completes(one, name(goal, 0));
    fail(one, goal, 1, OptionalLong.empty());
    story.claims(two, name(goal, 2));
    story.isLost(two);

    // Then
    assertThat(story.state().skills()).isEqualTo(Skills.NONE);
  }

  @Test
  void countALossAsAFailure() {
    // Given
    var goal = plan("links", 4);
    finish(one, goal, 0, 1_000);
    story.claims(two, name(goal, 1));

    // When
    story.isLost(two);
    var lost = of(two, "links");
    var again = story.joins("b");
    story.claims(again, name(goal, 2));
    story.joins("b");

    // Then
    assertThat(lost.failed()).isEqualTo(1);
    assertThat(of(two, "links").failed()).as("one that comes back without a word").isEqualTo(2);
    assertThat(of(two, "links").successPermille()).isEqualTo(250);
  }

  @Test
  void outliveARestartAndNotAnotherHolderOfTheId() {
    // Given
    var goal = plan("links", 4);
    finish(two, goal, 0, 1_000);
    story.leaves(two);

    // When
    story.joins("b");
    var restarted = of(two, "links");
    story.isLost(story.now(two));
    story.joins(HiveStory.joined("another", Optional.of(two.id()), Optional.empty()));

    // Then
    assertThat(restarted.done()).isEqualTo(1);
    assertThat(of(two, "links")).isEqualTo(Skill.NONE);
  }

  @Test
  void forgetTheKindOfWhichNothingWasHeardForLongest() {
    // Given
    int kinds = Skills.KINDS_MAX + 1;
    var goal =
        story.planned(
            one,
            IntStream.range(0, kinds).mapToObj(i -> spec("kind-" + i, i)).toArray(TaskSpec[]::new));

    // When
    IntStream.range(0, kinds).forEach(i -> finish(one, goal, i, 10));

    // Then
    assertThat(story.state().skills().of(one.id()))
        .hasSize(Skills.KINDS_MAX)
        .doesNotContainKey("kind-0")
        .containsKey("kind-1");
  }

  @Test
  void keepNoKindWithAnEndlessName() {
    // Given
    var goal = plan("x".repeat(Skills.KIND_CHARS_MAX + 1), 1);

    // When
    finish(one, goal, 0, 10);

    // Then
    assertThat(story.state().skills()).isEqualTo(Skills.NONE);
  }

  @Test
  void takeAnyDurationThatALogMayHold() {
    // Given
    var skill = Skill.NONE;

    // When
    for (long took : List.of(0L, Long.MAX_VALUE, 0L, Long.MAX_VALUE)) {
      skill = skill.done(took, 1);
    }

    // Then
    assertThat(skill.usualMillis()).isPositive();
    assertThat(skill.done()).isEqualTo(4);
  }

  private GoalId plan(String kind, int tasks) {
    return story.planned(
        one, IntStream.range(0, tasks).mapToObj(i -> spec(kind, i)).toArray(TaskSpec[]::new));
  }

  private static TaskSpec spec(String kind, int number) {
    return new TaskSpec(
        "t" + number, kind, "t", Role.EXPLORER, List.of(), List.of(), false, Map.of());
  }

  private static TaskId name(GoalId goal, int number) {
    return task(goal, "t" + number);
  }

  private void finish(Member member, GoalId goal, int number, long tookMillis) {
    long token = story.claims(member, name(goal, number));
    story.accepted(as(member), completed(name(goal, number), token, tookMillis));
  }

  private void fail(Member member, GoalId goal, int number, OptionalLong tookMillis) {
    long token = story.claims(member, name(goal, number));
    story.accepted(
        as(member), new WorkFact.TaskFailed(name(goal, number), token, "no", tookMillis));
  }

  private Skill of(Member member, String kind) {
    InstanceId id = member.id();
    return story.state().skills().of(id, kind);
  }
}
