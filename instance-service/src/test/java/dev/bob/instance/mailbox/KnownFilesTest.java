package dev.bob.instance.mailbox;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Severity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFilesTest {
  private static final int FINDINGS_MAX = 3;

  private final HiveStory hive = new HiveStory();
  private Member finder;
  private Member checker;
  private HiveStory.Work work;

  @BeforeEach
  void begin() {
    finder = hive.joins("a");
    checker = hive.joins("b");
    work = hive.begins(finder);
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
    assertThat(KnownFiles.saidOf(text, hive.state(), FINDINGS_MAX))
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
    assertThat(KnownFiles.saidOf("docs/a.md?", hive.state(), FINDINGS_MAX).orElseThrow().lines())
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
    assertThat(
            KnownFiles.saidOf("What is known of docs/a.md and b.md?", hive.state(), FINDINGS_MAX))
        .isEmpty();
    assertThat(KnownFiles.saidOf("", hive.state(), FINDINGS_MAX)).isEmpty();
  }

  /** It is not confirmed yet, and names no file: the answer is for who checks it. */
  @Test
  void anAuthorSaysHowAFindingIsShownToWhoCouldNotCheckIt() {
    // Given
    finds(Severity.MEDIUM, "docs/a.md", false);
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("uncheckable", "%016x".formatted(1));
    var question = new MessageFact.Sent("instance_1", "question", "How is it shown?", metadata);
    hive.accepted(as(checker), question);
    var asked = hive.state().mail().bySeq().lastEntry().getValue();

    // When
    var author =
        Answering.answer(asked, AnsweringTest.idle(1), hive.state(), FINDINGS_MAX).orElseThrow();
    var other =
        Answering.answer(asked, AnsweringTest.idle(3), hive.state(), FINDINGS_MAX).orElseThrow();

    // Then
    assertThat(author.type()).isEqualTo("answer");
    assertThat(author.content()).isEqualTo("finding 1 (docs/a.md:12; git show c0ffee:docs/a.md)");
    assertThat(other.type()).isEqualTo("pass");
  }

  private void finds(Severity severity, String path, boolean confirmed) {
    var number = hive.state().memory().findings().size() + 1;
    var id =
        hive.reports(
            finder,
            work,
            new Finding(
                new FindingId("%016x".formatted(number)),
                "fake",
                severity,
                "finding " + number,
                "w",
                Effort.HOURS,
                List.of(),
                new Evidence("c0ffee", path, 12, "git show c0ffee:" + path, "")));
    if (confirmed) {
      hive.accepted(as(checker), new MemoryFact.FindingConfirmed(id, "looked at " + number));
    }
  }
}
