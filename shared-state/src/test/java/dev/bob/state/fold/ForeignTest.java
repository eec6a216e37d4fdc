package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignTest {
  private static final Author WATCHER = Author.file("watcher");
  private final HiveStory story = new HiveStory();

  @Test
  void takesEachOccurrenceOfADigestOnce() {
    // When
    story.accepted(WATCHER, said("broadcast", "text", origin(1, 1)));
    story.accepted(WATCHER, said("broadcast", "text", origin(1, 2)));

    // Then
    assertThat(story.refusal(WATCHER, said("broadcast", "text", origin(1, 1))))
        .isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.refusal(WATCHER, said("broadcast", "text", origin(1, 2))))
        .isEqualTo(Reason.ALREADY_KNOWN);
    story.accepted(WATCHER, note(origin(1, 1)));
    assertThat(story.refusal(WATCHER, note(origin(1, 1)))).isEqualTo(Reason.ALREADY_KNOWN);
  }

  @Test
  void knowsWhatMembersSaidInWhateverFileItIsFound() {
    // Given
    var one = story.joins("a");
    story.accepted(as(one), message("broadcast", "hello"));
    var shown = story.state().mail().bySeq().lastEntry().getValue();

    // Then
    assertThat(
            story.refusal(
                WATCHER,
                said("broadcast", "text", new Origin(shown.digest(), 1, Optional.empty()))))
        .isEqualTo(Reason.ALREADY_KNOWN);
  }

  @Test
  void knowsTheLastTenThousandThatHaveLeftTheWindow() {
    // Given
    story.accepted(WATCHER, said("broadcast", "text", origin(1, 1)));
    for (int i = 0; i < Mail.MESSAGES_MAX + 10_000 - 1; i++) {
      story.accepted(Author.person(), message("broadcast", "text " + i));
    }
    assertThat(story.state().mail().bySeq()).hasSize(Mail.MESSAGES_MAX);

    // Then
    assertThat(story.refusal(WATCHER, said("broadcast", "text", origin(1, 1))))
        .isEqualTo(Reason.ALREADY_KNOWN);
    story.accepted(Author.person(), message("broadcast", "one more"));
    assertThat(story.state().mail().known().bySeq()).hasSize(Known.ENTRIES_MAX);
    story.accepted(WATCHER, said("broadcast", "text", origin(1, 1)));
  }

  @Test
  void refusesACompletionWhereEverybodySeesIt() {
    // When
    story.accepted(WATCHER, said("broadcast", "task_complete", origin(1, 1)));

    // Then
    var shown = story.state().mail().bySeq().lastEntry().getValue();
    assertThat(shown.type()).isEqualTo("refused");
    assertThat(shown.to()).isEqualTo("broadcast");
    assertThat(shown.content()).contains("watcher", "holds the claim", "It said: hi");
    assertThat(story.refusal(WATCHER, said("broadcast", "task_complete", origin(1, 1))))
        .isEqualTo(Reason.ALREADY_KNOWN);
  }

  @Test
  void lettingThingsBeIngestedIsForFilesOnly() {
    // Given
    var one = story.joins("a");

    // Then
    for (var by : new Author[] {as(one), Author.person(), Author.orchestrator()}) {
      assertThat(story.refusal(by, said("broadcast", "text", origin(1, 1))))
          .isEqualTo(Reason.NOT_ALLOWED);
      assertThat(story.refusal(by, note(origin(1, 1)))).isEqualTo(Reason.NOT_ALLOWED);
    }
  }

  @Test
  void aStrangerGetsItsAnswerAndIsNoRecipientOtherwise() {
    // Given
    var one = story.joins("a");
    story.accepted(WATCHER, said("instance_1", "question", origin(1, 1)));
    long cause = story.state().seq();

    // Then
    assertThat(story.refusal(as(one), message("watcher", "hi")))
        .isEqualTo(Reason.UNKNOWN_RECIPIENT);
    story.accepted(as(one), message("watcher", "hi").becauseOf(cause));
    story.accepted(Author.person(), message("watcher", "hi").becauseOf(cause));
    assertThat(story.refusal(Author.person(), message("somebody", "hi").becauseOf(cause)))
        .isEqualTo(Reason.UNKNOWN_RECIPIENT);
    assertThat(story.refusal(Author.person(), message("watcher", "hi").becauseOf(cause - 1)))
        .isEqualTo(Reason.UNKNOWN_RECIPIENT);
  }

  @Test
  void aMemberHearsTheStrangerThatBearsItsName() {
    // Given
    var one = story.joins("a");

    // When
    story.accepted(Author.file(one.id().toString()), said("broadcast", "question", origin(1, 1)));

    // Then
    assertThat(story.state().mail().bySeq().lastEntry().getValue().isFor(one)).isTrue();
  }

  @Test
  void ofAStrangersWordOnTheHiveOnlyTheCauseCounts() {
    // Given
    var metadata = JsonNodeFactory.instance.objectNode().put("own", 1);
    metadata.putObject("bob").put("cause", 7).put("seq", 3).put("from_kind", "person");

    // When
    story.accepted(
        WATCHER,
        new MessageFact.Ingested(
            origin(1, 1), "broadcast", "answer", "hi", Optional.empty(), metadata));

    // Then
    assertThat(story.state().mail().bySeq().lastEntry().getValue().metadata())
        .hasToString("{\"own\":1,\"bob\":{\"cause\":7}}");
  }

  @Test
  void keepsTheNewestEntriesOfStrangersInMemory() {
    // When
    for (int i = 1; i <= Memory.FOREIGN_MAX + 3; i++) {
      story.accepted(WATCHER, note(origin(i, 1)));
    }

    // Then
    assertThat(story.state().memory().foreign()).hasSize(Memory.FOREIGN_MAX);
    assertThat(story.state().memory().foreign().firstKey()).isEqualTo(4);
    assertThat(story.state().memory().toVerify()).isEmpty();
  }

  private static Origin origin(int digest, int occurrence) {
    return new Origin("%016x".formatted(digest), occurrence, Optional.empty());
  }

  private static MessageFact.Ingested said(String to, String type, Origin origin) {
    return new MessageFact.Ingested(
        origin,
        to,
        type,
        "hi",
        Optional.of(Instant.parse("2025-12-10T02:00:00Z")),
        JsonNodeFactory.instance.objectNode());
  }

  private static MemoryFact.EntryIngested note(Origin origin) {
    return new MemoryFact.EntryIngested(
        origin, MemoryList.LEARNINGS, JsonNodeFactory.instance.objectNode().put("text", "hi"));
  }
}
