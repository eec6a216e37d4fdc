package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.finding;
import static dev.bob.state.fold.HiveStory.id;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.TaskId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of four members 1 claims a task, 2 is asked to help with it, 3 is the reflector, which checks
 * what nobody else does.
 */
class PairTest {
  private static final TaskId LOOK = new TaskId("goal_1.look");
  private static final TaskId MORE = new TaskId("goal_1.more");
  private final HiveStory story = new HiveStory();
  private List<Member> members;
  private Member claimer;
  private Member helper;
  private Member reflector;
  private long token;

  @BeforeEach
  void oneWorks() {
    members = story.join(4);
    claimer = members.get(0);
    helper = members.get(1);
    reflector = members.get(2);
    story.planned(claimer, spec("look"), spec("more"), spec("rest"));
    token = story.claims(claimer, LOOK);
    reports(1);
  }

  @Test
  void theHelperChecksWhatWasFoundAndWhatIsFoundLater() {
    // Given
    assertThat(toVerify(reflector)).isEqualTo(1);

    // When
    pair();
    reports(2);

    // Then
    assertThat(toVerify(helper)).isEqualTo(2);
    assertThat(toVerify(reflector)).isZero();
    assertThat(story.task(LOOK).helper()).contains(helper.id());
    assertThat(story.task(LOOK).claim()).isPresent();
  }

  @Test
  void whatIsUncheckedWhenTheClaimEndsStaysWithTheHelper() {
    // When
    pair();
    story.accepted(as(claimer), completed(LOOK, token));

    // Then
    assertThat(toVerify(helper)).isEqualTo(1);
    assertThat(story.task(LOOK).helper()).contains(helper.id());

    // Then: it may help somebody else
    long other = story.claims(claimer, MORE);
    story.accepted(as(reflector), new WorkFact.TaskPaired(MORE, other, helper.id()));
  }

  @Test
  void whoClaimsATaskItselfHelpsNobody() {
    // When
    pair();
    story.claims(helper, MORE);

    // Then
    assertThat(story.task(LOOK).helper()).isEmpty();
    assertThat(toVerify(reflector)).isEqualTo(1);
  }

  @Test
  void whoClaimsATaskItselfLeavesWhatIsUncheckedFromBefore() {
    // Given
    pair();
    story.accepted(as(claimer), completed(LOOK, token));

    // When
    story.claims(helper, MORE);

    // Then
    assertThat(toVerify(helper)).isZero();
    assertThat(toVerify(reflector)).isEqualTo(1);
  }

  @Test
  void aHelperThatIsLostLeavesItToTheReflector() {
    // When
    pair();
    story.isLost(helper);

    // Then
    assertThat(story.task(LOOK).helper()).isEmpty();
    assertThat(toVerify(reflector)).isEqualTo(1);

    // When
    pair(members.get(3));
    story.leaves(members.get(3));

    // Then
    assertThat(toVerify(reflector)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Steering.class, names = "RESUME", mode = EnumSource.Mode.EXCLUDE)
  void aHelperThatTakesNoWorkLeavesItToTheReflector(Steering action) {
    // Given
    pair();
    reports(2);
    story.accepted(as(claimer), completed(LOOK, token));
    long other = story.claims(claimer, MORE);
    story.accepted(as(reflector), new WorkFact.TaskPaired(MORE, other, helper.id()));

    // When
    story.accepted(Author.person(), new MemberFact.Steered(helper.id(), action));

    // Then: also what was found in the task before
    assertThat(story.task(MORE).helper()).isEmpty();
    assertThat(toVerify(helper)).isZero();
    assertThat(toVerify(reflector)).isEqualTo(2);
  }

  @Test
  void aHelperMayDeclineWithAReasonAndIsNotAskedAgain() {
    // When
    pair();
    story.accepted(as(helper), new WorkFact.TaskDeclined(LOOK, "I know nothing of links"));

    // Then: the work goes on
    assertThat(story.task(LOOK).helper()).isEmpty();
    assertThat(story.task(LOOK).claim()).isPresent();
    assertThat(story.task(LOOK).declines()).containsEntry(helper.id(), "I know nothing of links");
    assertThat(toVerify(reflector)).isEqualTo(1);
    assertThat(story.refusal(as(helper), new WorkFact.TaskDeclined(LOOK, "no")))
        .isEqualTo(Reason.TAKEN);
  }

  @Test
  void theNextClaimerIsAlone() {
    // When
    pair();
    story.accepted(as(claimer), new WorkFact.TaskFailed(LOOK, token, "broke"));
    story.claims(claimer, LOOK);

    // Then
    assertThat(story.task(LOOK).helper()).isEmpty();
  }

  @Test
  void nobodyChecksItsOwnFindingsByHelping() {
    // Given: what 1 has found is left behind, and 2 is at it
    story.accepted(as(claimer), new WorkFact.TaskFailed(LOOK, token, "broke"));
    token = story.claims(helper, LOOK);

    // When
    pair(claimer);

    // Then
    assertThat(toVerify(claimer)).isZero();
    assertThat(toVerify(reflector)).isEqualTo(1);
  }

  @Test
  void onlyWhoIsFreeHelpsAndOneWithEachClaim() {
    // Given
    story.claims(members.get(3), MORE);

    // Then
    assertThat(refusal(LOOK, token, claimer)).isEqualTo(Reason.TAKEN);
    assertThat(refusal(LOOK, token, members.get(3))).isEqualTo(Reason.TAKEN);
    assertThat(refusal(LOOK, token + 1, helper)).isEqualTo(Reason.STALE_CLAIM);
    assertThat(refusal(new TaskId("goal_1.rest"), token, helper)).isEqualTo(Reason.STALE_CLAIM);
    assertThat(refusal(task(story.goal("x"), "none"), token, helper))
        .isEqualTo(Reason.UNKNOWN_TASK);
    story.accepted(Author.person(), new MemberFact.Steered(helper.id(), Steering.PAUSE));
    assertThat(refusal(LOOK, token, helper)).isEqualTo(Reason.UNKNOWN_INSTANCE);
    story.accepted(Author.person(), new MemberFact.Steered(helper.id(), Steering.RESUME));
    assertThat(story.refusal(Author.person(), new WorkFact.TaskPaired(LOOK, token, id(2))))
        .isEqualTo(Reason.NOT_ALLOWED);

    // When
    pair();

    // Then
    assertThat(refusal(LOOK, token, reflector)).isEqualTo(Reason.TAKEN);
    long other = story.task(MORE).claim().orElseThrow().token();
    assertThat(refusal(MORE, other, helper)).isEqualTo(Reason.TAKEN);
  }

  private void pair() {
    pair(helper);
  }

  private void pair(Member with) {
    story.accepted(as(members.get(3)), new WorkFact.TaskPaired(LOOK, token, with.id()));
  }

  private Reason refusal(TaskId task, long claim, Member with) {
    return story.refusal(as(reflector), new WorkFact.TaskPaired(task, claim, with.id()));
  }

  private void reports(int number) {
    story.accepted(as(claimer), new MemoryFact.FindingReported(LOOK, token, finding(number)));
  }

  private int toVerify(Member by) {
    return story.state().toVerify(by.id()).size();
  }
}
