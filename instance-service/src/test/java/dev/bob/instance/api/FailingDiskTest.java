package dev.bob.instance.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bob.instance.FailingDisk;
import dev.bob.instance.TestHome;
import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.state.log.file.FailingJournal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** R4 the whole way, from the disk to what a probe reads. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
@TestProfile(FailingDisk.class)
final class FailingDiskTest {
  private static final String ALARMS = "checks.find { it.name == 'log' }.data.alarms";

  @Inject FailingJournal journal;
  @Inject InstanceLifecycle lifecycle;

  @Test
  void aForceThatFailsIsNotAcknowledgedAndTheInstanceIsNotReady() {
    // Given
    await().until(lifecycle::joined);
    get("/q/health/ready").then().statusCode(200);

    // When
    journal.failNextForce();
    given()
        .header("Authorization", "Bearer " + TestHome.TOKEN)
        .contentType("application/json")
        .post("/api/control/pause")
        .then()
        .statusCode(503)
        .body("reason", equalTo("outcome_unknown"));

    // Then
    var health =
        get("/q/health/ready")
            .then()
            .statusCode(503)
            .body("checks.find { it.name == 'log' }.status", equalTo("DOWN"))
            .extract();
    assertThat(health.<String>path(ALARMS))
        .startsWith("the disk fails, check it: cannot force ")
        .contains("Input/output error")
        .contains(journal.log().alarms());
  }
}
