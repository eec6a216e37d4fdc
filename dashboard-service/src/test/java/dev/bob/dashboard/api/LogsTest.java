package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.LogFile;
import dev.bob.dashboard.SseReader;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class LogsTest {
  private static final String LOGS = "/api/instances/instance_7/logs";

  @Inject Hive hive;
  private LogFile file;

  @BeforeEach
  void write() throws Exception {
    file = new LogFile(TestHome.path(), "instance_7");
    file.info(1, "one");
    file.line(2, "warn", "two \\u001b[31m\\nand \\u202etwo");
    file.line(3, "error", "Three");
  }

  @AfterEach
  void delete() throws Exception {
    file.close();
  }

  @Test
  void theLinesOfOneThatIsGoneAreStillThere() {
    get(LOGS)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("lines.message", contains("one", "two \u001b[31m\nand \u202etwo", "Three"))
        .body("lines[0].timestamp", equalTo("2026-11-24T04:00:01Z"))
        .body("lines[0].level", equalTo("info"))
        .body("lines[0].instance_id", equalTo("instance_7"))
        .body("more", equalTo(false));
  }

  @Test
  void theyAreChosenByWordsRegexLevelTimeAndNumber() {
    get(LOGS + "?q=THREE").then().body("lines.message", contains("Three"));
    get(LOGS + "?regex=^T.*e$").then().body("lines.message", contains("Three"));
    get(LOGS + "?level=warn").then().body("lines.level", contains("warn", "error"));
    get(LOGS + "?since=2026-11-24T04:00:03Z").then().body("lines.message", contains("Three"));
    get(LOGS + "?limit=1")
        .then()
        .body("lines.message", contains("Three"))
        .body("more", equalTo(true));
  }

  @Test
  void asTextNothingInItIsObeyedByATerminal() {
    // When
    var text = given().accept("text/plain").get(LOGS).then().statusCode(200).extract().asString();

    // Then
    assertThat(text)
        .isEqualTo(
            """
            2026-11-24T04:00:01Z info  one
            2026-11-24T04:00:02Z warn  two \\u001b[31m\\u000aand \\u202etwo
            2026-11-24T04:00:03Z error Three
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "*/*", "application/json"})
  void followedItBeginsWithWhatIsThereAndGoesOn(String accept) throws Exception {
    // When
    try (var reader = new SseReader(LOGS + "?follow=true&level=warn", "Accept", accept)) {
      file.info(4, "four");
      file.line(5, "error", "five");

      // Then
      var last = reader.await(event -> event.data().contains("five"));
      assertThat(last.type()).isEqualTo("message");
      assertThat(Json.MAPPER.readTree(last.data()).get("level").asText()).isEqualTo("error");
      assertThat(reader.events()).hasSize(3);
      assertThat(reader.headers().firstValue("Content-Type")).contains("text/event-stream");
    }
  }

  @Test
  void aMemberThatHasWrittenNothingYetHasNoLines() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      get("/api/instances/" + fake.member().id() + "/logs")
          .then()
          .statusCode(200)
          .body("lines", hasSize(0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instance_99",
        "instance_0",
        "..",
        "..%2Fx",
        "%2e%2e",
        "%2e%2e%2fhome",
        "instance_7%00",
        "instance_7.1",
        "instance_7%2f..%2finstance_7",
        "instance_７",
        "*"
      })
  void whatIsNoIdNamesNothing(String id) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/instances/" + id.replace("７", "%EF%BC%97") + "/logs")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void anEndlessIdNamesNothing() {
    get("/api/instances/" + "x".repeat(3_000) + "/logs").then().statusCode(404);
    // Longer than the server reads a line of a request.
    get("/api/instances/" + "x".repeat(10_000) + "/logs").then().statusCode(414);
  }

  @Test
  void badParametersAreExplained() {
    get(LOGS + "?limit=5001").then().statusCode(400).body("field", equalTo("limit"));
    get(LOGS + "?level=loud").then().statusCode(400).body("field", equalTo("level"));
    get(LOGS + "?since=yesterday").then().statusCode(400).body("field", equalTo("since"));
    get(LOGS + "?regex=[").then().statusCode(400).body("field", equalTo("regex"));
    get(LOGS + "?follow=true&regex=[").then().statusCode(400).body("field", equalTo("regex"));
  }

  @Test
  void aHostileRegexIsRefusedBeforeItCostsAnything() {
    given()
        .queryParam("regex", "((a{1000}){1000}){1000}")
        .get(LOGS)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("regex"));
  }
}
