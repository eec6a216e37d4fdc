package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.message;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.json.Json;
import org.junit.jupiter.api.Test;

class MailTest {
  private final HiveStory story = new HiveStory();

  @Test
  void keepsTheNewestThousand() {
    // When
    for (int i = 1; i <= Mail.MESSAGES_MAX + 5; i++) {
      say("broadcast", "text " + i);
    }

    // Then
    var mail = story.state().mail();
    assertThat(mail.bySeq()).hasSize(Mail.MESSAGES_MAX);
    assertThat(mail.bySeq().firstEntry().getValue().content()).isEqualTo("text 6");
    assertThat(mail.after(story.state().seq() - 2))
        .extracting(Message::content)
        .containsExactly("text 1004", "text 1005");
    assertThat(mail.forgottenSeq()).isEqualTo(mail.bySeq().firstKey() - 1);
  }

  @Test
  void takesTheFirstEffectOfACauseFromEachInstanceAndRefusesTheSameAgain() {
    // Story: an instance was killed between its answer and its cursor, was given the question
    // again,
    // and answered it a second time; so did one whose append had only been slow.

    // Given
    var one = story.joins("a");
    var two = story.joins("b");
    story.accepted(Author.person(), message("broadcast", "who is there?"));
    long cause = story.state().seq();
    story.accepted(as(one), effect("answer", cause));

    // Then
    assertThat(story.refusal(as(one), effect("answer", cause))).isEqualTo(Reason.ALREADY_KNOWN);
    story.accepted(as(one), effect("error", cause));
    story.accepted(as(one), effect("answer", cause - 1));
    story.accepted(as(two), effect("answer", cause));
    story.accepted(Author.person(), effect("answer", cause));
    story.accepted(Author.person(), effect("answer", cause));
  }

  @Test
  void takesACauseThatIsNoSeqForNone() {
    // Given
    var one = story.joins("a");
    var metadata = Json.MAPPER.createObjectNode();
    metadata.putObject("bob").put("cause", "1");

    // Then
    story.accepted(as(one), new MessageFact.Sent("person", "answer", "yes", metadata));
    story.accepted(as(one), new MessageFact.Sent("person", "answer", "yes", metadata));
    assertThat(story.state().mail().after(0)).allMatch(message -> message.cause().isEmpty());
  }

  @Test
  void keepsAboutFourMebibytes() {
    // Given
    var large = "x".repeat(MessageFact.CONTENT_CHARS_MAX);

    // When
    for (int i = 0; i < 100; i++) {
      say("broadcast", large);
    }

    // Then
    var mail = story.state().mail();
    assertThat(mail.sizeBytes()).isLessThanOrEqualTo(Mail.SIZE_BYTES_MAX);
    assertThat(mail.bySeq()).hasSize((int) (Mail.SIZE_BYTES_MAX / large.length()));
    assertThat(mail.sizeBytes())
        .isEqualTo(mail.bySeq().values().stream().mapToLong(Message::sizeBytes).sum());
  }

  @Test
  void reachesAnInstanceARoleAndAllButTheSender() {
    // Given
    var one = story.joins("a");
    var two = story.joins("b");

    // Then
    assertThat(said(as(one), "broadcast").isFor(two)).isTrue();
    assertThat(said(as(one), "broadcast").isFor(one)).isFalse();
    assertThat(said(Author.person(), "instance_1").isFor(one)).isTrue();
    assertThat(said(Author.person(), "instance_1").isFor(two)).isFalse();
    assertThat(said(Author.person(), "builder").isFor(two)).isTrue();
    assertThat(said(Author.person(), "builder").isFor(one)).isFalse();
    assertThat(said(as(two), "person").isFor(one)).isFalse();
  }

  @Test
  void reachesNobodyUnknown() {
    // Given
    story.leaves(story.joins("a"));

    // Then
    assertThat(story.refusal(Author.person(), message("instance_2", "hello")))
        .isEqualTo(Reason.UNKNOWN_RECIPIENT);
    assertThat(story.refusal(Author.person(), message("nobody", "hello")))
        .isEqualTo(Reason.UNKNOWN_RECIPIENT);
    story.accepted(Author.person(), message("instance_1", "for when you are back"));
    story.accepted(Author.person(), message("coordinator", "for whoever will be it"));
  }

  @Test
  void showsFindingsAndFinishedTasks() {
    // Given
    var one = story.joins("a");
    story.joins("b");

    // When
    story.reports(one, 1);
    var goal = story.planned(one, spec("look"));
    story.completes(one, task(goal, "look"));

    // Then
    assertThat(story.state().mail().bySeq().values())
        .extracting(Message::type)
        .containsExactly("finding", "task_complete");
    var found = story.state().mail().bySeq().firstEntry().getValue();
    assertThat(found.content())
        .isEqualTo("docs/a.md links to b.md, which does not exist (docs/a.md:12)");
    assertThat(found.metadata().at("/bob/finding").textValue()).isEqualTo("0000000000000001");
  }

  @Test
  void keepsAMessageAsItWasSent() {
    // Story: a message kept the sender's own mutable JSON object, so that a sender who went on
    // using it changed the past in its own process only: two replicas differed.

    // Given
    var metadata = Json.MAPPER.createObjectNode().put("mood", "good");
    var sent = new MessageFact.Sent("broadcast", "text", "hello", metadata);

    // When
    metadata.put("mood", "bad");
    story.accepted(Author.person(), sent);

    // Then
    assertThat(story.state().mail().after(0).getFirst().metadata().get("mood").textValue())
        .isEqualTo("good");
  }

  private static MessageFact.Sent effect(String type, long cause) {
    var metadata = Json.MAPPER.createObjectNode();
    metadata.putObject("bob").put("cause", cause);
    return new MessageFact.Sent("person", type, "I am", metadata);
  }

  private Message said(Author by, String to) {
    say(by, to, "hello");
    return story.state().mail().bySeq().lastEntry().getValue();
  }

  private void say(String to, String content) {
    say(Author.person(), to, content);
  }

  private void say(Author by, String to, String content) {
    story.accepted(by, message(to, content));
  }
}
