package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.shards;
import static dev.bob.instance.role.Scenes.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedTasksTest {
  private static final TaskId LINKS = new TaskId("goal_1.links");

  @Test
  void theLeaderAsksThePersonWhatIsToBecomeOfABlockedTask() {
    // Given
    var scenes = blocked();

    // When
    var asked = asked(scenes, 4);

    // Then
    assertThat(asked)
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.to()).isEqualTo("person");
              assertThat(question.type()).isEqualTo("question");
              assertThat(question.content())
                  .isEqualTo("goal_1.links is blocked: it broke. Retry it or cancel it?");
              assertThat(question.metadata().at("/bob/blocked").asText()).isEqualTo("goal_1.links");
              assertThat(question.metadata().path("deadline_seconds").asInt()).isEqualTo(86_400);
            });
    assertThat(asked(scenes, 1)).isEmpty();

    // When
    scenes.apply(scenes.by(4), asked.getFirst());

    // Then
    assertThat(asked(scenes, 4)).isEmpty();
  }

  @Test
  void asksWhatIsToBecomeOfATaskThatAllHaveDeclined() {
    // Given
    var scenes = new Scenes(2).plan(spec("links", Role.EXPLORER));
    scenes.declines(1, "links").declines(2, "links");

    // Then
    assertThat(asked(scenes, 1))
        .singleElement()
        .satisfies(
            question ->
                assertThat(question.content())
                    .isEqualTo(
                        "goal_1.links is blocked: everybody has declined it (instance_1: I have no"
                            + " tool for it; instance_2: I have no tool for it). Retry it or cancel"
                            + " it?"));
  }

  @Test
  void theQuestionEndsWhenTheTaskIsRetriedOtherwise() {
    // Given
    var scenes = blocked();
    scenes.apply(scenes.by(4), asked(scenes, 4).getFirst());
    assertThat(QuestionDuties.decide(scenes.seenBy(4, Duration.ofHours(1)))).isEmpty();

    // When
    scenes.apply(Author.person(), new WorkFact.TaskRetried(LINKS));

    // Then
    assertThat(QuestionDuties.decide(scenes.seenBy(4, Duration.ZERO)))
        .singleElement()
        .isInstanceOfSatisfying(
            Intent.LeaveUnanswered.class,
            end -> assertThat(end.reason()).isEqualTo("It is settled without an answer."));
    assertThat(QuestionDuties.decide(scenes.seenBy(1, Duration.ZERO))).isEmpty();
  }

  @Test
  void aDayWithoutAnAnswerEndsTheQuestionAndLeavesTheTaskBlocked() {
    // Given
    var scenes = blocked();
    scenes.apply(scenes.by(4), asked(scenes, 4).getFirst());
    var day = Duration.ofDays(1);

    // Then
    assertThat(QuestionDuties.decide(scenes.seenBy(4, day.minusMillis(1)))).isEmpty();
    assertThat(QuestionDuties.decide(scenes.seenBy(4, day)))
        .singleElement()
        .isInstanceOf(Intent.LeaveUnanswered.class);
  }

  @Test
  void asksOfAFewAtATime() {
    // Given
    int tasks = Scenes.LIMITS.blockedQuestionsMax() + 2;
    var scenes = new Scenes(1).plan(shards("look", Role.EXPLORER, tasks));
    for (int task = 0; task < tasks; task++) {
      scenes.fails(1, "look-" + task).fails(1, "look-" + task).fails(1, "look-" + task);
    }

    // When
    var first = asked(scenes, 1);
    first.forEach(question -> scenes.apply(scenes.by(1), question));

    // Then
    assertThat(first).hasSize(Scenes.LIMITS.blockedQuestionsMax());
    assertThat(asked(scenes, 1)).isEmpty();

    // When
    long question = scenes.seenBy(1, Duration.ZERO).state().questions().pending().getFirst().seq();
    var answer =
        new MessageFact.Sent(
            "instance_1", "answer", "cancel", JsonNodeFactory.instance.objectNode());
    scenes.apply(Author.person(), answer.becauseOf(question));

    // Then
    assertThat(asked(scenes, 1)).hasSize(1);
  }

  private static Scenes blocked() {
    return new Scenes(4)
        .plan(spec("links", Role.EXPLORER))
        .fails(1, "links")
        .fails(1, "links")
        .fails(1, "links");
  }

  private static List<MessageFact.Sent> asked(Scenes scenes, int member) {
    return LeaderDuties.decide(scenes.seenBy(member, Duration.ZERO)).stream()
        .filter(Intent.Ask.class::isInstance)
        .map(intent -> ((Intent.Ask) intent).question())
        .toList();
  }
}
