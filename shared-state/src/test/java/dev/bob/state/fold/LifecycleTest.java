package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when what is known holds: dismissed, stale, retired. */
class LifecycleTest {
  private static final String NEXT = "1".repeat(40);

  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private TaskId task = new TaskId("goal_1.look");
  private long token;
  private int findings;

  @BeforeEach
  void work() {
    task = task(story.planned(one, spec("look")), "look");
    token = story.claims(one, task);
  }

  @Test
  void isDismissedByAPersonAlone() {
    // Given
    var id = confirmed(COMMIT, "docs/a.md", 12, "[b](b.md)");
    var dismissed = new MemoryFact.FindingDismissed(id, "it is generated");

    // Then
    assertThat(story.refusal(as(two), dismissed)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.orchestrator(), dismissed)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(
            story.refusal(
                Author.person(),
                new MemoryFact.FindingDismissed(new FindingId("f".repeat(16)), "no")))
        .isEqualTo(Reason.UNKNOWN_FINDING);
    assertThatThrownBy(() -> new MemoryFact.FindingDismissed(id, " "))
        .isInstanceOf(IllegalArgumentException.class);

    // When
    story.accepted(Author.person(), dismissed);

    // Then: what was said of it is kept, and says nothing any more
    assertThat(known(id).state()).isEqualTo(new FindingState.Dismissed("it is generated"));
    assertThat(known(id).words()).hasSize(1);
    assertThat(memory().confirmedAt(COMMIT)).isEmpty();
    assertThat(story.refusal(Author.person(), dismissed)).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.refusal(as(two), new MemoryFact.FindingConfirmed(id, "it is so")))
        .isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void staysDismissedUntilItsEvidenceChanges() {
    // Given
    var id = confirmed(COMMIT, "docs/a.md", 12, "[b](b.md)");
    var twin = confirmed(COMMIT, "docs/a.md", 99, "[b](b.md)");
    var elsewhere = confirmed(COMMIT, "docs/z.md", 12, "[b](b.md)");
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(id, "it is generated"));

    // When: it is found again at another commit, where the file has grown above it
    var again = reported(NEXT, "docs/a.md", 40, "[b](b.md)");
    var changed = reported(NEXT, "docs/a.md", 40, "[b](c.md)");
    var moved = reported(NEXT, "docs/b.md", 40, "[b](b.md)");

    // Then
    assertThat(known(again).state()).isEqualTo(new FindingState.Dismissed("it is generated"));
    assertThat(known(twin).state()).isEqualTo(new FindingState.Dismissed("it is generated"));
    assertThat(known(elsewhere).confirmed()).isTrue();
    assertThat(memory().toVerify())
        .extracting(known -> known.finding().id())
        .containsExactly(changed, moved);
    assertThat(memory().dismissals()).hasSize(1);
  }

  @Test
  void waitsForNoVerifierOnceDismissed() {
    // Given
    var id = reported(COMMIT, "docs/a.md", 12, "[b](b.md)");

    // When
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(id, "no"));

    // Then
    assertThat(memory().unverified()).isEmpty();
    assertThat(story.state().toVerify(two.id())).isEmpty();
  }

  @Test
  void isStaleWhereItsFileDiffersAndFreshWhereItIsTheSameAgain() {
    // Given
    var id = confirmed(COMMIT, "docs/a.md", 12, "[b](b.md)");
    var same = confirmed(COMMIT, "docs/z.md", 12, "[b](b.md)");
    var staled = staled(NEXT, List.of(id, new FindingId("f".repeat(16))), List.of(), false);

    // Then
    assertThat(story.refusal(as(one), staled)).isEqualTo(Reason.UNKNOWN_GOAL);
    planned(NEXT);
    assertThat(story.refusal(Author.person(), staled)).isEqualTo(Reason.NOT_ALLOWED);

    // When
    story.accepted(as(one), staled);

    // Then: at its own commit it holds as before
    assertThat(known(id).staleAt()).isEqualTo(Optional.of(NEXT));
    assertThat(known(same).stale()).isFalse();
    assertThat(memory().comparedAt()).isEqualTo(Optional.of(NEXT));
    assertThat(memory().confirmedAt(COMMIT)).hasSize(2);
    assertThat(story.refusal(as(two), staled)).isEqualTo(Reason.NO_CHANGE);

    // When: somebody goes back to the old commit
    story.accepted(as(one), staled(COMMIT, List.of(same), List.of(id), false));

    // Then: nothing is stale at its own commit
    assertThat(known(id).stale()).isFalse();
    assertThat(known(same).stale()).isFalse();
    assertThat(memory().comparedAt()).isEqualTo(Optional.of(COMMIT));
  }

  @Test
  void isToldInSeveralEventsIfThereIsMore() {
    // Given
    var id = confirmed(COMMIT, "docs/a.md", 12, "[b](b.md)");
    planned(NEXT);

    // When
    story.accepted(as(one), staled(NEXT, List.of(id), List.of(), true));

    // Then
    assertThat(memory().comparedAt()).isEmpty();
    story.accepted(as(one), staled(NEXT, List.of(), List.of(), false));
    assertThat(memory().comparedAt()).isEqualTo(Optional.of(NEXT));
    var many = Collections.nCopies(MemoryFact.FindingsStaled.FINDINGS_MAX, id);
    assertThatThrownBy(() -> staled(NEXT, many, List.of(id), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isRetiredByAMemberOrAPersonAndKept() {
    // Given
    var goal = new GoalId("goal_1");
    var learned = new MemoryFact.LearningRecorded(goal, "Tests are slow", List.of());
    long seq = story.accepted(as(one), learned);
    long other =
        story.accepted(as(one), new MemoryFact.LearningRecorded(goal, "Be kind", List.of()));
    var retired = new MemoryFact.LearningRetired(seq, "they are fast now");

    // Then
    assertThat(story.refusal(Author.orchestrator(), retired)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.person(), new MemoryFact.LearningRetired(1, "no")))
        .isEqualTo(Reason.UNKNOWN_LEARNING);

    // When
    story.accepted(Author.person(), retired);
    story.accepted(as(two), new MemoryFact.LearningRetired(other, "too vague"));

    // Then: it is not learned again by the same words either
    assertThat(memory().learnings().get(seq).retired().orElseThrow())
        .isEqualTo(new Learning.Retirement("person", "they are fast now", HiveStory.AT));
    assertThat(memory().learnings().get(other).retired().orElseThrow().by())
        .isEqualTo("instance_2");
    assertThat(story.refusal(as(two), retired)).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.refusal(as(one), learned)).isEqualTo(Reason.ALREADY_KNOWN);
  }

  private Memory memory() {
    return story.state().memory();
  }

  private KnownFinding known(FindingId id) {
    return memory().find(id).orElseThrow();
  }

  private void planned(String commit) {
    var goal = story.goal("look again");
    story.accepted(as(one), new WorkFact.GoalPlanned(goal, commit, List.of(spec("look"))));
  }

  private FindingId confirmed(String commit, String path, int line, String excerpt) {
    var id = reported(commit, path, line, excerpt);
    story.accepted(as(two), new MemoryFact.FindingConfirmed(id, "looked"));
    return id;
  }

  private FindingId reported(String commit, String path, int line, String excerpt) {
    var id = new FindingId("%016x".formatted(++findings));
    var finding =
        new Finding(
            id,
            "broken-link",
            Severity.LOW,
            "a link",
            "",
            Effort.MINUTES,
            List.of(),
            new Evidence(commit, path, line, "git show", excerpt));
    story.accepted(as(one), new MemoryFact.FindingReported(task, token, finding));
    return id;
  }

  private static MemoryFact.FindingsStaled staled(
      String commit, List<FindingId> stale, List<FindingId> fresh, boolean more) {
    return new MemoryFact.FindingsStaled(commit, stale, fresh, more);
  }
}
