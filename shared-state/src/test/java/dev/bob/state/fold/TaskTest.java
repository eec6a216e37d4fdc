package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private GoalId goal;
  private TaskId first;
  private TaskId second;

  @BeforeEach
  void plan() {
    goal =
        story.planned(one, spec("first"), spec("second", "first"), spec("report", true, "second"));
    first = task(goal, "first");
    second = task(goal, "second");
  }

  @Test
  void isClaimedOnceUnderContention() {
    // When
    long token = story.claims(one, first);

    // Then
    assertThat(story.refusal(as(two), new WorkFact.TaskClaimed(first))).isEqualTo(Reason.TAKEN);
    assertThat(story.refusal(as(one), new WorkFact.TaskClaimed(first))).isEqualTo(Reason.TAKEN);
    assertThat(story.task(first).claim())
        .contains(new TaskState.Claimed(one.id(), one.epoch(), token));
    assertThat(story.state().work().claimedBy(one.id(), one.epoch())).hasSize(1);
  }

  @Test
  void isCompletedOnlyWithTheTokenOfItsClaim() {
    // Given
    long token = story.claims(one, first);

    // Then
    assertThat(story.refusal(as(one), completed(first, token - 1))).isEqualTo(Reason.STALE_CLAIM);
    assertThat(story.refusal(as(two), completed(first, token))).isEqualTo(Reason.STALE_CLAIM);
    assertThat(story.refusal(Author.person(), completed(first, token)))
        .isEqualTo(Reason.NOT_ALLOWED);
    story.accepted(as(one), completed(first, token));
    assertThat(story.refusal(as(one), completed(first, token))).isEqualTo(Reason.STALE_CLAIM);
  }

  @Test
  void refusesTheLateCompletionOfALostClaimer() {
    // Given
    long token = story.claims(one, first);
    story.isLost(one);
    var anew = story.joins("a");

    // Then
    assertThat(story.refusal(as(one), completed(first, token))).isEqualTo(Reason.DEAD_EPOCH);
    assertThat(story.refusal(as(anew), completed(first, token))).isEqualTo(Reason.STALE_CLAIM);
    story.completes(two, first);
  }

  @Test
  void refusesTheTokenOfAnEarlierClaimOfTheSameMember() {
    // Given
    long before = story.claims(one, first);
    fail(one, first, before);
    long token = story.claims(one, first);

    // Then
    assertThat(story.refusal(as(one), completed(first, before))).isEqualTo(Reason.STALE_CLAIM);
    story.accepted(as(one), completed(first, token));
  }

  @Test
  void isNeverHandedOutAgainOnceDone() {
    // When
    story.completes(one, first);
    story.isLost(one);

    // Then
    assertThat(story.refusal(as(two), new WorkFact.TaskClaimed(first))).isEqualTo(Reason.NOT_OPEN);
    assertThat(story.refusal(as(two), new WorkFact.TaskAssigned(first, two.id())))
        .isEqualTo(Reason.NOT_OPEN);
    assertThat(story.state().work().ready()).extracting(Task::id).containsExactly(second);
  }

  @Test
  void waitsForItsDependencies() {
    // Then
    assertThat(story.refusal(as(one), new WorkFact.TaskClaimed(second)))
        .isEqualTo(Reason.NOT_READY);
    assertThat(story.refusal(as(one), new WorkFact.TaskClaimed(task(goal, "nothing"))))
        .isEqualTo(Reason.UNKNOWN_TASK);
    story.completes(two, first);
    story.completes(one, second);
  }

  @Test
  void isOfferedToOneMemberAtATime() {
    // When
    assign(first, two);

    // Then
    assertThat(story.refusal(as(one), new WorkFact.TaskAssigned(first, one.id())))
        .isEqualTo(Reason.TAKEN);
    assertThat(story.refusal(as(one), new WorkFact.TaskClaimed(first))).isEqualTo(Reason.TAKEN);
    story.claims(two, first);
  }

  @Test
  void mayBeDeclinedByTheOneItIsOfferedTo() {
    // Given
    assign(first, two);

    // When
    var byAnother = story.refusal(as(one), new WorkFact.TaskDeclined(first, "no"));
    story.accepted(as(two), new WorkFact.TaskDeclined(first, "I have no tool for it"));

    // Then
    assertThat(byAnother).isEqualTo(Reason.NOT_ASSIGNED);
    assertThat(story.task(first).state()).isEqualTo(new TaskState.Open(Optional.empty()));
    assertThat(story.task(first).declinedBy()).containsExactly(two.id());
    story.claims(one, first);
  }

  @Test
  void isOfferedOnlyToThoseWhoTakeWork() {
    // Given
    steer(two, Steering.PAUSE);

    // Then
    assertThat(story.refusal(as(one), new WorkFact.TaskAssigned(first, two.id())))
        .isEqualTo(Reason.UNKNOWN_INSTANCE);
  }

  @Test
  void isFreeAgainWhenTheOneItIsOfferedToIsPaused() {
    // Story: a task was offered to an instance that a person then paused. Nobody else could claim
    // it, the leader could not offer it to another, and the paused one did not decline: the goal
    // hung as long as the pause.

    // Given
    assign(first, two);

    // When
    steer(two, Steering.PAUSE);

    // Then
    story.claims(one, first);
  }

  @Test
  void isFreeAgainWhenTheOneItIsOfferedToGoes() {
    // Given
    assign(first, two);

    // When
    story.leaves(two);

    // Then
    story.claims(one, first);
  }

  @Test
  void isBlockedAfterThreeFailures() {
    // When
    fail(one, first, story.claims(one, first));
    fail(two, first, story.claims(two, first));
    var before = story.task(first).state();
    fail(one, first, story.claims(one, first));

    // Then
    assertThat(before).isEqualTo(new TaskState.Open(Optional.empty()));
    assertThat(story.task(first).state()).isEqualTo(new TaskState.Blocked("it broke"));
    assertThat(story.refusal(as(two), new WorkFact.TaskClaimed(first))).isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void blocksItsDependentsUnlessTheyTolerateThat() {
    // When
    for (int i = 0; i < Task.FAILURES_MAX; i++) {
      fail(one, first, story.claims(one, first));
    }

    // Then
    assertThat(story.task(second).state()).isEqualTo(new TaskState.Blocked(first + " is blocked"));
    assertThat(story.state().work().ready())
        .extracting(Task::id)
        .containsExactly(task(goal, "report"));
    story.completes(two, task(goal, "report"));
    assertThat(story.state().work().goal(goal).orElseThrow().state())
        .isEqualTo(new GoalState.Finished(COMMIT, 2));
  }

  @Test
  void blocksAWholeChainInWhateverOrderThePlanHasIt() {
    // Given
    var chain = story.planned(one, spec("d", "c"), spec("b", "a"), spec("c", "b"), spec("a"));

    // When
    for (int i = 0; i < Task.FAILURES_MAX; i++) {
      fail(one, task(chain, "a"), story.claims(one, task(chain, "a")));
    }

    // Then
    assertThat(story.state().work().goal(chain).orElseThrow().state())
        .isEqualTo(new GoalState.Finished(COMMIT, 4));
    assertThat(story.task(task(chain, "d")).state())
        .isEqualTo(new TaskState.Blocked(chain + ".c is blocked"));
  }

  @Test
  void isBlockedByTheThirdLossInARowOnly() {
    // Given
    loseWith(first);
    loseWith(first);
    var before = story.task(first).state();

    // When
    loseWith(first);

    // Then
    assertThat(before).isEqualTo(new TaskState.Open(Optional.empty()));
    assertThat(story.task(first).state()).isInstanceOf(TaskState.Blocked.class);
  }

  @Test
  void startsTheRowOfLossesAnewWhenAClaimerFails() {
    // Given
    loseWith(first);
    loseWith(first);

    // When
    fail(one, first, story.claims(one, first));
    loseWith(first);
    loseWith(first);

    // Then
    assertThat(story.task(first).state()).isEqualTo(new TaskState.Open(Optional.empty()));
  }

  @Test
  void startsTheRowOfLossesAnewWhenAClaimerLeavesInOrder() {
    // Story: a claimer that left in order between the losses did not end the row, though it shows
    // that the task does not kill whoever works on it: the task was blocked too early.

    // Given
    loseWith(first);
    loseWith(first);

    // When
    var leaver = story.joins("leaver");
    story.claims(leaver, first);
    story.leaves(leaver);
    loseWith(first);

    // Then
    assertThat(story.task(first).state()).isEqualTo(new TaskState.Open(Optional.empty()));
  }

  @Test
  void keepsTheRowOfLossesWhenAnOfferIsTakenBack() {
    // Given
    loseWith(first);
    loseWith(first);

    // When
    assign(first, two);
    steer(two, Steering.PAUSE);
    loseWith(first);

    // Then
    assertThat(story.task(first).state()).isInstanceOf(TaskState.Blocked.class);
  }

  @Test
  void countsALossWhenTheClaimerIsStartedAnewWithoutAWord() {
    // Given
    var worker = story.joins("worker");
    story.claims(worker, first);

    // When
    story.joins("worker");

    // Then
    assertThat(story.task(first).state()).isEqualTo(new TaskState.Open(Optional.empty()));
    assertThat(story.task(first).losses()).isEqualTo(1);
  }

  @Test
  void isNotBegunWhileAnotherMayChangeTheSameFiles() {
    // Given
    var some = story.planned(one, edits("docs", "docs/**"), spec("look"));
    var other =
        story.planned(two, edits("a", "docs/a.md"), edits("src", "src/**", "README.md"), spec("b"));
    long token = story.claims(one, task(some, "docs"));

    // When
    var claim = story.tell(as(two), new WorkFact.TaskClaimed(task(other, "a")));
    var offer = story.refusal(as(one), new WorkFact.TaskAssigned(task(other, "a"), two.id()));

    // Then
    assertThat(claim)
        .isEqualTo(
            Verdict.rejected(
                Reason.FILES_TAKEN,
                "goal_3.a may change the same files as goal_2.docs, which instance_1 works on"));
    assertThat(offer).isEqualTo(Reason.FILES_TAKEN);
    story.completes(two, task(other, "src"));
    story.completes(two, task(other, "b"));
    story.accepted(as(one), completed(task(some, "docs"), token));
    story.completes(two, task(other, "a"));
  }

  @Test
  void mayBeOfferedWhereFilesAreFreeAndWaitUntilTheyAreFreeAgain() {
    // Given
    var some = story.planned(one, edits("a", "docs/a.md"), edits("docs", "docs/*"));
    assign(task(some, "a"), two);
    long token = story.claims(one, task(some, "docs"));

    // Then
    assertThat(story.refusal(as(two), new WorkFact.TaskClaimed(task(some, "a"))))
        .isEqualTo(Reason.FILES_TAKEN);
    story.accepted(as(one), new WorkFact.TaskFailed(task(some, "docs"), token, "no"));
    story.claims(two, task(some, "a"));
  }

  private static TaskSpec edits(String name, String... globs) {
    return new TaskSpec(
        name, "edit", "t", Role.BUILDER, List.of(), List.of(), false, Map.of(), List.of(globs));
  }

  private void loseWith(TaskId task) {
    var worker = story.joins("worker");
    story.claims(worker, task);
    story.isLost(worker);
  }

  private void fail(Member member, TaskId task, long token) {
    story.accepted(as(member), new WorkFact.TaskFailed(task, token, "it broke"));
  }

  private void assign(TaskId task, Member to) {
    story.accepted(as(one), new WorkFact.TaskAssigned(task, to.id()));
  }

  private void steer(Member member, Steering action) {
    story.accepted(Author.person(), new MemberFact.Steered(member.id(), action));
  }
}
