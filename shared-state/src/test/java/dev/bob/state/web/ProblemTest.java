package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProblemTest {
  @Test
  void looksAsItsDocumentationDraws() {
    // Given
    var problem =
        Problem.badInput("replicas", "replicas out of 0..64: 65", "Send a number from 0 to 64.");

    // When
    var json = new String(problem.json(), StandardCharsets.UTF_8);

    // Then
    assertThat(json)
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,"reason":"bad_input",\
            "detail":"replicas out of 0..64: 65","field":"replicas",\
            "remedy":"Send a number from 0 to 64."}""");
  }
}
