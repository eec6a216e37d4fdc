package dev.bob.dashboard.api;

import static dev.bob.dashboard.api.AsOperator.post;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.model.CommitId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the person sees of changes, and decides. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class ChangesTest {
  private static final CommitId TIP = new CommitId("f".repeat(40));

  @Inject Hive hive;

  @Test
  void thePersonAcceptsOnceAndIsToldHowToTakeWhatIsDelivered() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var id = QueuedChange.mergeable(hive, fake);
      var path = "/api/changes/" + id;
      get("/api/changes").then().statusCode(200).body("changes.change_id", hasItem(id.value()));
      get(path)
          .then()
          .statusCode(200)
          .body("state", equalTo("mergeable"))
          .body("by.id", equalTo("person"))
          .body("extent.lines_added", equalTo(2))
          .body("diff", nullValue())
          .body("gate", nullValue())
          .body("pull", nullValue());

      // When
      post(path + "/accept", "{}").statusCode(200).body("state", equalTo("accepted"));

      // Then
      post(path + "/accept", "{}").statusCode(409).body("reason", equalTo("already_decided"));

      // When
      var folder = Files.createDirectories(TestHome.path().resolve("reports/" + id));
      Files.writeString(folder.resolve("changes-111111111111-ffffffffffff.bundle"), "bundle");
      Files.writeString(folder.resolve("changes-000000000000-ffffffffffff.bundle"), "late");
      Files.writeString(folder.resolve("change.diff"), "diff --git a/x b/x\n");
      var file = "reports/%s/changes-111111111111-ffffffffffff.bundle".formatted(id);
      get("/api/reports/" + id + "/changes.bundle").then().statusCode(404);
      hive.submit(
          fake.author(), new ChangeFact.Delivered(id, QueuedChange.HEAD, List.of(), TIP, file));

      // Then
      var command = "git pull --no-rebase '%s' bob/%s".formatted(TestHome.path().resolve(file), id);
      get(path)
          .then()
          .body("state", equalTo("delivered"))
          .body("bundle", equalTo(file))
          .body("tip", equalTo(TIP.value()))
          .body("diff", equalTo("diff --git a/x b/x\n"))
          .body("pull", equalTo(command));
      get("/api/changes")
          .then()
          .body("changes.find { it.change_id == '%s' }.pull".formatted(id), equalTo(command))
          .body("changes.diff", everyItem(nullValue()));
      for (var bundle : List.of(file, "reports/" + id + "/changes.bundle")) {
        get("/api/" + bundle)
            .then()
            .statusCode(200)
            .contentType("application/octet-stream")
            .body(equalTo("bundle"));
      }
    }
  }

  @Test
  void whatConflictsIsNotAcceptedAndTheAnswerNamesThePaths() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var path = "/api/changes/" + QueuedChange.conflicting(hive, fake);
      get(path).then().body("state", equalTo("unmergeable")).body("paths", hasItem("docs/a.md"));

      // Then
      post(path + "/accept", "{}")
          .statusCode(409)
          .contentType("application/problem+json")
          .body("reason", equalTo("unmergeable"))
          .body("detail", containsString("in docs/a.md"));

      // When
      post(path + "/reject", "{}").statusCode(400).body("field", equalTo("reason"));
      post(path + "/reject", "{\"reason\":\" \"}").statusCode(400);
      post(path + "/reject", "{\"reason\":\"not now\"}")
          .statusCode(200)
          .body("state", equalTo("rejected"))
          .body("reason", equalTo("not now"));

      // Then
      post(path + "/reject", "{\"reason\":\"never\"}").statusCode(409);
    }
  }

  @Test
  void whatThereIsNotIsNotFound() {
    get("/api/changes/change_999").then().statusCode(404);
    get("/api/changes/some-id").then().statusCode(404);
    get("/api/reports/change_999/changes.bundle").then().statusCode(404);
    post("/api/changes/change_999/accept", "{}")
        .statusCode(404)
        .body("reason", equalTo("unknown_change"));
    post("/api/changes/some-id/reject", "{\"reason\":\"no\"}").statusCode(404);
    assertThat(hive.state().changes().all()).noneMatch(change -> change.id().number() == 999);
  }
}
