package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DigestsTest {
  /** Computed by a program that shares nothing with this one. */
  @Test
  void isFnv1aOfThePublicFieldsEachWithItsLength() {
    // When
    var digest =
        Digests.ofMessage(
            "instance_1",
            "broadcast",
            "finding",
            "Discovered that X… 😀",
            Instant.parse("2025-12-10T02:00:00Z"));

    // Then
    assertThat(digest).isEqualTo("ac1e12c6e23f4b18");
  }
}
