package dev.bob.instance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.TestHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class MetricsTest {
  @Test
  void iterationsAndAppendsAreCountedAndTimed() {
    // When
    await().until(() -> value("bob_iterations_total{role=\"explorer\"}") >= 1);

    // Then
    await().until(() -> value("bob_iteration_seconds_count") >= 1);
    assertThat(value("bob_iteration_seconds_sum")).isPositive();
    assertThat(value("bob_append_seconds_count")).isGreaterThanOrEqualTo(1); // the join
    assertThat(value("bob_append_seconds_sum")).isPositive();
    assertThat(value("bob_iterations_total{role=\"coordinator\"}")).isZero();
  }

  @Test
  void callsOfTheMindAreCountedThoughThereWereNone() {
    for (var outcome : List.of("answered", "failed", "broken_off")) {
      var series = "bob_mind_calls_total{mind=\"offline\",outcome=\"%s\"}".formatted(outcome);
      assertThat(value(series)).as(outcome).isZero();
    }
  }

  private static double value(String series) {
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + series));
  }
}
