package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.SseReader;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.json.Json;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import dev.bob.state.model.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class EventsTest {
  @Inject Hive hive;
  @Inject EventLog log;

  @Test
  void whatHappensIsToldInOrderWithItsSeqAsId() throws Exception {
    // Given
    long before = hive.state().seq();

    // When
    try (var reader = new SseReader("/api/events?after=" + before)) {
      long first = say("one");
      long second = say("two");

      // Then
      var event = reader.await(one -> one.id().equals(Long.toString(second)));
      assertThat(event.type()).isEqualTo("message.sent");
      var data = json(event);
      assertThat(data.get("seq").asLong()).isEqualTo(second);
      assertThat(data.get("verdict").asText()).isEqualTo("accepted");
      assertThat(data.get("by").get("kind").asText()).isEqualTo("person");
      assertThat(data.get("data").get("content").asText()).isEqualTo("two");
      assertThat(data.has("writer")).isFalse();
      assertThat(data.has("crc")).isFalse();
      assertThat(reader.events("message.sent"))
          .extracting(SseReader.Event::id)
          .containsExactly(Long.toString(first), Long.toString(second));
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(reader.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(reader.headers().firstValue("X-Accel-Buffering")).contains("no");
    }
  }

  @Test
  void aRejectedEventIsToldApart() throws Exception {
    // Given
    long before = hive.state().seq();
    var stranger = Author.joiner("stranger");
    var claim = new WorkFact.TaskClaimed(new TaskId("goal_1.links"));

    // When
    log.append(new Event(Instant.now(), stranger, claim));
    try (var reader = new SseReader("/api/events?after=" + before)) {
      var data = json(reader.await("task.claimed"));

      // Then
      assertThat(data.get("verdict").asText()).isEqualTo("rejected");
      assertThat(data.get("reason").asText()).isEqualTo("stranger");
      assertThat(data.get("detail").asText()).isNotBlank();
    }
  }

  @Test
  void whoComesBackGoesOnBehindTheLastIdWhateverTheAddressSays() throws Exception {
    // Given
    long first = say("one");
    long second = say("two");

    // When
    try (var reader = new SseReader("/api/events?after=0", "Last-Event-ID", Long.toString(first))) {
      var next = reader.await(event -> !event.id().isEmpty());

      // Then
      assertThat(next.id()).isEqualTo(Long.toString(second));
    }
  }

  @Test
  void withoutACursorOneHearsWhatIsYetToCome() throws Exception {
    // Given
    say("before");

    // When
    try (var reader = new SseReader("/api/events")) {
      long after = say("after");

      // Then
      var next = reader.await(event -> !event.id().isEmpty());
      assertThat(next.id()).isEqualTo(Long.toString(after));
    }
  }

  @Test
  void aCursorOfALaterLogIsResetAndTheStreamEnds() throws Exception {
    // When
    try (var reader = new SseReader("/api/events?after=" + (hive.state().seq() + 1_000))) {
      reader.awaitEnd();

      // Then
      assertThat(reader.events()).hasSize(1);
      var reset = reader.events().getFirst();
      assertThat(reset.type()).isEqualTo("reset");
      assertThat(reset.id()).isEmpty();
      assertThat(json(reset).get("reason").asText()).isEqualTo("later_log");
      assertThat(json(reset).get("cursor").asLong()).isEqualTo(hive.state().seq());
    }
  }

  @Test
  void aCursorWhoseNextEventsAreGoneIsReset() throws Exception {
    // Given
    for (int i = 0; i <= TestHome.EVENTS_KEPT_MAX; i++) {
      say("no " + i);
    }

    // When
    try (var reader = new SseReader("/api/events?after=0")) {
      reader.awaitEnd();

      // Then
      assertThat(reader.events()).extracting(SseReader.Event::type).containsExactly("reset");
      assertThat(json(reader.events().getFirst()).get("reason").asText()).isEqualTo("gap");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\n\nevent: reset\ndata: {}\n\n",
        "one\r\rid: 999\r\r",
        "one\u2028two\u0085three\u0000",
        ": comment"
      })
  void noTextBreaksOutOfItsField(String hostile) throws Exception {
    // Given
    long before = hive.state().seq();

    // When
    try (var reader = new SseReader("/api/events?after=" + before)) {
      long seq = say(hostile);
      long last = say("behind");
      reader.await(event -> event.id().equals(Long.toString(last)));

      // Then
      var all = reader.events().stream().filter(one -> !one.type().equals("presence")).toList();
      assertThat(all).extracting(SseReader.Event::id).containsExactly("" + seq, "" + last);
      assertThat(json(all.getFirst()).at("/data/content").asText()).isEqualTo(hostile);
      assertThat(reader.comments()).noneMatch(comment -> comment.contains("comment"));
    }
  }

  @Test
  void presenceIsToldWithoutAnIdWhenItChanges() throws Exception {
    // Given
    try (var reader = new SseReader("/api/events")) {

      // When
      try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
        var id = fake.member().id().toString();
        var event =
            reader.await(
                one ->
                    one.type().equals("presence")
                        && one.data().contains(id)
                        && one.data().contains("\"health\":\"up\""));

        // Then
        assertThat(event.id()).isEmpty();
        var instance = json(event).get("instances").get(0);
        assertThat(instance.get("instance_id").asText()).isEqualTo(id);
        assertThat(instance.get("status").asText()).isEqualTo("idle");
        assertThat(instance.has("logs")).isFalse();
      }
    }
  }

  @Test
  void aCommentComesNowAndThen() throws Exception {
    try (var reader = new SseReader("/api/events")) {
      await().until(() -> reader.comments().size() >= 3);
    }
  }

  @Test
  void oneStreamTooManyIsToldToComeBackLater() throws Exception {
    // Given
    List<SseReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < TestHome.STREAMS_MAX; i++) {
        readers.add(new SseReader("/api/events"));
      }

      // When
      try (var refused = new SseReader("/api/events")) {
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(refused.body()).contains("\"reason\":\"too_many_streams\"");
      }

      // Then
      readers.removeFirst().close();
      await().until(EventsTest::oneMoreOpens);
    } finally {
      readers.forEach(SseReader::close);
    }
  }

  @Test
  void aReaderThatReadsNothingIsCutOffAndFreesItsPlace() throws Exception {
    // Given
    List<SseReader> readers = new ArrayList<>();
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4 * 1024);
      socket.connect(new InetSocketAddress("localhost", RestAssured.port));
      var request = "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      for (int i = 1; i < TestHome.STREAMS_MAX; i++) {
        readers.add(new SseReader("/api/events"));
      }

      // When
      await()
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                for (int i = 0; i < 10; i++) {
                  say("x".repeat(60_000));
                }
                return oneMoreOpens();
              });

      // Then
      assertThat(readers).allMatch(reader -> !reader.ended());
    } finally {
      readers.forEach(SseReader::close);
    }
  }

  @Test
  void aBadCursorIsExplained() {
    get("/api/events?after=x").then().statusCode(400).body("field", equalTo("after"));
    given()
        .header("Last-Event-ID", "x")
        .get("/api/events")
        .then()
        .statusCode(400)
        .body("field", equalTo("Last-Event-ID"));
  }

  @Test
  void whoOnlyAsksForTheHeadOpensNoStream() {
    for (int i = 0; i <= TestHome.STREAMS_MAX; i++) {
      given().head("/api/events").then().statusCode(200);
    }
  }

  private static boolean oneMoreOpens() throws Exception {
    try (var reader = new SseReader("/api/events")) {
      return reader.status() == 200;
    }
  }

  private long say(String content) throws LogException {
    var fact =
        new MessageFact.Sent("broadcast", "text", content, JsonNodeFactory.instance.objectNode());
    return hive.submit(Author.person(), fact).seq().orElseThrow();
  }

  private static JsonNode json(SseReader.Event event) throws Exception {
    return Json.MAPPER.readTree(event.data());
  }
}
