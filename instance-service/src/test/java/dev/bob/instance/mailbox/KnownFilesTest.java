package dev.bob.instance.mailbox;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFilesTest {
  private static final int FINDINGS_MAX = 3;
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId TASK = new TaskId("goal_1.links");
  private static final Author FINDER = Author.instance(new InstanceId(1), 1);
  private static final Author CHECKER = Author.instance(new InstanceId(2), 2);

  private HiveState hive = HiveState.EMPTY;
  private long token;

  @BeforeEach
  void begin() {
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
    tell(FINDER, new WorkFact.GoalPlanned(GOAL, "c0ffee", List.of(spec)));
    tell(FINDER, new WorkFact.TaskClaimed(TASK));
    token = hive.seq();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is known of docs/a.md?",
        "docs/a.md",
        "Is `docs/a.md` in order, or (docs/z.md)?",
        "Read\ndocs/a.md, then say."
      })
  void saysWhatIsConfirmedOfAFileThatIsNamedWithItsProof(String text) {
    // Given
    finds(Severity.MEDIUM, "docs/a.md", true);

    // Then
    assertThat(KnownFiles.saidOf(text, hive, FINDINGS_MAX))
        .contains("finding 1 (docs/a.md:12; git show c0ffee:docs/a.md)");
  }

  @Test
  void saysTheWorstFirstAndNotTooMuch() {
    // Given
    for (int i = 0; i < FINDINGS_MAX; i++) {
      finds(Severity.LOW, "docs/a.md", true);
    }
    finds(Severity.HIGH, "docs/a.md", true);

    // Then
    assertThat(KnownFiles.saidOf("docs/a.md?", hive, FINDINGS_MAX).orElseThrow().lines())
        .hasSize(FINDINGS_MAX + 1)
        .startsWith("finding 4 (docs/a.md:12; git show c0ffee:docs/a.md)")
        .endsWith("and 1 more");
  }

  @Test
  void saysNothingOfWhatIsUncheckedOrNotNamed() {
    // Given
    finds(Severity.MEDIUM, "docs/a.md", false);
    finds(Severity.MEDIUM, "docs/b.md", true);
    finds(Severity.MEDIUM, "", true);

    // Then
    assertThat(KnownFiles.saidOf("What is known of docs/a.md and b.md?", hive, FINDINGS_MAX))
        .isEmpty();
    assertThat(KnownFiles.saidOf("", hive, FINDINGS_MAX)).isEmpty();
  }

  /** It is not confirmed yet, and names no file: the answer is for who checks it. */
  @Test
  void anAuthorSaysHowAFindingIsShownToWhoCouldNotCheckIt() {
    // Given
    finds(Severity.MEDIUM, "docs/a.md", false);
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("uncheckable", "%016x".formatted(1));
    var question = new MessageFact.Sent("instance_1", "question", "How is it shown?", metadata);
    tell(CHECKER, question);
    var asked = hive.mail().bySeq().lastEntry().getValue();

    // When
    var author = Answering.answer(asked, AnsweringTest.idle(1), hive, FINDINGS_MAX).orElseThrow();
    var other = Answering.answer(asked, AnsweringTest.idle(3), hive, FINDINGS_MAX).orElseThrow();

    // Then
    assertThat(author.type()).isEqualTo("answer");
    assertThat(author.content()).isEqualTo("finding 1 (docs/a.md:12; git show c0ffee:docs/a.md)");
    assertThat(other.type()).isEqualTo("pass");
  }

  private void finds(Severity severity, String path, boolean confirmed) {
    var number = hive.memory().findings().size() + 1;
    var id = new FindingId("%016x".formatted(number));
    var evidence = new Evidence("c0ffee", path, 12, "git show c0ffee:" + path, "");
    tell(
        FINDER,
        new MemoryFact.FindingReported(
            TASK,
            token,
            new Finding(
                id,
                "fake",
                severity,
                "finding " + number,
                "w",
                Effort.HOURS,
                List.of(),
                evidence)));
    if (confirmed) {
      tell(CHECKER, new MemoryFact.FindingConfirmed(id, "looked at " + number));
    }
  }

  private void tell(Author by, Fact fact) {
    long seq = hive.seq() + 1;
    var applied = hive.apply(new Recorded(seq, "w", seq, new Event(Instant.EPOCH, by, fact)));
    assertThat(applied.verdict().accepted()).as("%s", applied.verdict()).isTrue();
    hive = applied.state();
  }
}
