package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.WorkFact;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A goal may come as a message. */
class SpokenGoalTest {
  private static final Author WATCHER = Author.file("watcher");
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final HiveStory story = new HiveStory();
  private final Member member = story.joins("a");

  @Test
  void isSetByAPersonsMessageAndShownWithItsId() {
    // When
    long seq = story.accepted(Author.person(), sent("goal", "Survey this"));

    // Then
    assertThat(story.state().work().waitingGoals())
        .extracting(Goal::text, Goal::seq)
        .containsExactly(tuple("Survey this", seq));
    assertThat(last().type()).isEqualTo("goal");
    assertThat(last().metadata().at("/bob/goal").asText()).isEqualTo("goal_1");
  }

  @Test
  void isSetByAFileExactlyOnce() {
    // When
    story.accepted(WATCHER, ingested("goal", "Survey this", 1));
    var again = story.refusal(WATCHER, ingested("goal", "Survey this", 1));
    story.accepted(WATCHER, ingested("goal", "Survey this", 2));

    // Then
    assertThat(again).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.state().work().waitingGoals()).hasSize(2);
    assertThat(last().metadata().at("/bob/goal").asText()).isEqualTo("goal_2");
  }

  @Test
  void isNotSetByWhatAnInstanceSays() {
    // When
    story.accepted(as(member), sent("goal", "Survey this"));
    story.accepted(Author.orchestrator(), sent("goal", "Survey this"));
    story.accepted(Author.person(), sent("text", "Survey this"));

    // Then
    assertThat(story.state().work().goals()).isEmpty();
    assertThat(story.state().mail().bySeq()).hasSize(3);
  }

  @Test
  void isRefusedByNameWhereItsTextIsNone() {
    // Given
    var tooLong = "x".repeat(WorkFact.TEXT_CHARS_MAX + 1);

    // Then
    assertThat(story.refusal(Author.person(), sent("goal", " "))).isEqualTo(Reason.INVALID_GOAL);
    assertThat(story.refusal(Author.person(), sent("goal", tooLong)))
        .isEqualTo(Reason.INVALID_GOAL);
    story.accepted(WATCHER, ingested("goal", tooLong, 1));
    assertThat(last().type()).isEqualTo("refused");
    assertThat(last().content())
        .startsWith("The goal of watcher has no effect: a goal has 1 to 4000 characters.");
    assertThat(story.state().work().goals()).isEmpty();
  }

  private static MessageFact.Sent sent(String type, String content) {
    return new MessageFact.Sent("broadcast", type, content, NOTHING);
  }

  private static MessageFact.Ingested ingested(String type, String content, int occurrence) {
    return new MessageFact.Ingested(
        new Origin("0f3a5c7e9b1d2f40", occurrence, Optional.empty()),
        "broadcast",
        type,
        content,
        Optional.empty(),
        NOTHING);
  }

  private Message last() {
    return story.state().mail().bySeq().lastEntry().getValue();
  }
}
