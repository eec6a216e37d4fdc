package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.mind.MindFailure;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Questions;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UncheckableTest {
  private static final int QUESTIONS_MAX = 4;
  private static final TaskId TASK = new TaskId("goal_1.links");
  private static final FindingId FOUND = new FindingId("0f3a5b7c9d1e2f40");
  private static final Author AUTHOR = Author.instance(new InstanceId(1), 1);
  private static final InstanceId VERIFIER = new InstanceId(2);

  private HiveState hive = HiveState.EMPTY;

  @BeforeEach
  void find() {
    for (var key : List.of("a", "b")) {
      tell(
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
    var spec =
        new TaskSpec(
            "links", "links", "links", Role.EXPLORER, List.of(), List.of(), false, Map.of());
    tell(Author.person(), new WorkFact.GoalSet("Survey"));
    tell(AUTHOR, new WorkFact.GoalPlanned(new GoalId("goal_1"), "c0ffee", List.of(spec)));
    tell(AUTHOR, new WorkFact.TaskClaimed(TASK));
    report(FOUND);
  }

  private void report(FindingId id) {
    long token = hive.work().task(TASK).orElseThrow().claim().orElseThrow().token();
    var evidence = new Evidence("c0ffee", "f", 1, "git show", "");
    var finding =
        new Finding(id, "fake", Severity.LOW, "t", "w", Effort.HOURS, List.of(), evidence);
    tell(AUTHOR, new MemoryFact.FindingReported(TASK, token, finding));
  }

  @Test
  void asksTheAuthorOnceAndThenRefutes() {
    // When
    var first = said(VERIFIER);

    // Then
    assertThat(first)
        .isInstanceOfSatisfying(
            MessageFact.Sent.class,
            asked -> {
              assertThat(asked.to()).isEqualTo("instance_1");
              assertThat(asked.content())
                  .isEqualTo(
                      "How is finding 0f3a5b7c9d1e2f40 shown? I could not check it: too dark");
            });

    // When
    tell(Author.instance(VERIFIER, 2), first);
    tell(AUTHOR, new QuestionFact.Expired(hive.seq(), "late"));

    // Then
    assertThat(said(VERIFIER))
        .isEqualTo(
            new MemoryFact.FindingRefuted(FOUND, "its evidence could not be checked: too dark"));
  }

  @Test
  void refutesAtOnceWhatNobodyCanBeAskedAbout() {
    // Then: itself
    assertThat(said(new InstanceId(1))).isInstanceOf(MemoryFact.FindingRefuted.class);

    // When
    tell(AUTHOR, new MemberFact.Left("done"));

    // Then
    assertThat(said(VERIFIER)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  /** A verifier that can check nothing at all would bury what the person says. */
  @Test
  void asksAboutSoManyAtOnceAndRefutesTheRest() {
    // Given
    for (int i = 0; i < QUESTIONS_MAX; i++) {
      var id = new FindingId("%016x".formatted(i));
      report(id);
      tell(Author.instance(VERIFIER, 2), said(id, VERIFIER));
    }

    // Then
    assertThat(said(VERIFIER)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  /** Its question would be refused for as long as others wait, and it would look without end. */
  @Test
  void refutesAtOnceWhileNoMoreQuestionsAreTaken() {
    // Given
    for (int i = 0; i < Questions.PENDING_MAX; i++) {
      tell(
          Author.person(),
          new MessageFact.Sent(
              "broadcast", "question", "well?", JsonNodeFactory.instance.objectNode()));
    }

    // Then
    assertThat(said(VERIFIER)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  private Fact said(InstanceId verifier) {
    return said(FOUND, verifier);
  }

  private Fact said(FindingId id, InstanceId verifier) {
    return new Uncheckable(Duration.ofSeconds(20), QUESTIONS_MAX)
        .says(
            hive.memory().find(id).orElseThrow(),
            new MindFailure("too dark", true),
            verifier,
            hive);
  }

  private void tell(Author by, Fact fact) {
    long seq = hive.seq() + 1;
    var applied = hive.apply(new Recorded(seq, "w", seq, new Event(Instant.EPOCH, by, fact)));
    assertThat(applied.verdict().accepted()).as("%s", applied.verdict()).isTrue();
    hive = applied.state();
  }
}
