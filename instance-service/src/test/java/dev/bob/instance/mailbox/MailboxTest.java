package dev.bob.instance.mailbox;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.TestHome;
import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running instance is asked through the connector. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class MailboxTest {
  private static final InstanceId ME = new InstanceId(1);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject Hive hive;
  @Inject InstanceLifecycle lifecycle;
  @Inject Presence presence;

  @BeforeEach
  void awaitJoin() {
    await().atMost(LIMIT).until(lifecycle::joined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"instance_1", "explorer", "broadcast"})
  void answersAQuestionToItsIdItsRoleOrAllOnce(String to) throws Exception {
    // When
    long question = ask(to);

    // Then
    await().atMost(LIMIT).until(() -> !answersTo(question).isEmpty());
    settle(question);
    assertThat(answersTo(question))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.from()).isEqualTo("instance_1");
              assertThat(answer.to()).isEqualTo("person");
              assertThat(answer.content()).startsWith("I am instance_1, explorer; ");
            });
  }

  @Test
  void showsAndKeepsUpToWhereItHasHandledMessages() throws Exception {
    // Given
    var checked = state().lastMessageCheck();

    // When
    long question = ask("instance_1");

    // Then
    settle(question);
    assertThat(state().lastMessageCheck()).isAfter(checked);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                presence.all().stream()
                    .anyMatch(state -> state.instanceId().equals(ME) && state.cursor() > question));
  }

  @Test
  void answersWhileItIsPaused() throws Exception {
    // Given
    steer(Steering.PAUSE);
    await().atMost(LIMIT).until(() -> state().status() == Activity.PAUSED);

    // When
    long question = ask("instance_1");

    // Then
    await().atMost(LIMIT).until(() -> !answersTo(question).isEmpty());
    assertThat(answersTo(question).getFirst().content()).contains("; paused.");
    steer(Steering.RESUME);
  }

  @Test
  void goesOnAnsweringAfterItWasDeclaredDeadAndHasJoinedAnew() throws Exception {
    // Given
    long before = me().epoch();
    hive.submit(Author.orchestrator(), new MemberFact.Lost(ME, before, "no heartbeat"));

    // When
    long question = ask("instance_1");

    // Then
    await().atMost(LIMIT).until(() -> !answersTo(question).isEmpty());
    assertThat(me().epoch()).isGreaterThan(before);
    settle(question);
    assertThat(answersTo(question)).hasSize(1);
  }

  @Test
  void livenessSaysThatMessagesFlow() {
    get("/q/health/live").then().statusCode(200).body("checks.data.mailbox", hasItem("[OK]"));
  }

  /** Until the handled messages reach behind the answer to that question. */
  private void settle(long question) {
    await()
        .atMost(LIMIT)
        .until(() -> state().cursor() > question && !answersTo(question).isEmpty());
  }

  private InstanceState state() {
    return lifecycle.state().orElseThrow();
  }

  private Member me() {
    return hive.state().members().find(ME).orElseThrow();
  }

  private void steer(Steering steering) throws Exception {
    var outcome = hive.submit(Author.person(), new MemberFact.Steered(ME, steering));
    assertThat(outcome.accepted()).as("%s", outcome.verdict()).isTrue();
  }

  private long ask(String to) throws Exception {
    var question =
        new MessageFact.Sent(
            to, "question", "What are you doing?", JsonNodeFactory.instance.objectNode());
    return hive.submit(Author.person(), question).seq().orElseThrow();
  }

  private List<Message> answersTo(long question) {
    return hive.state().mail().after(question).stream()
        .filter(message -> message.type().equals("answer"))
        .filter(message -> message.cause().equals(OptionalLong.of(question)))
        .toList();
  }
}
