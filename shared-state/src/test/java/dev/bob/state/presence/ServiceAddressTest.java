package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
  private static final ServiceAddress ADDRESS =
      new ServiceAddress(
          "orchestrator", 4711, "http://127.0.0.1:40321", Instant.parse("2026-11-24T04:00:00Z"));

  @TempDir Path home;

  @Test
  void isTheDocumentedJson() throws IOException {
    // When
    ADDRESS.publish(home);
    // Then
    assertThat(home.resolve(".bob/run/orchestrator.json"))
        .hasContent(
            """
            {"service":"orchestrator","pid":4711,"url":"http://127.0.0.1:40321","started_at":"2026-11-24T04:00:00Z"}""");
    assertThat(ServiceAddress.find(home, "orchestrator")).contains(ADDRESS);
  }

  /** In containers each service is another user; what one made for itself the others lost. */
  @Test
  void isAsReadableAsAnyOtherFile() throws IOException {
    // Given
    var other = Files.createFile(home.resolve("other"));
    // When
    ADDRESS.publish(home);
    // Then
    assertThat(Files.getPosixFilePermissions(home.resolve(".bob/run/orchestrator.json")))
        .isEqualTo(Files.getPosixFilePermissions(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"service\":",
        "null",
        "[]",
        "{\"service\":\"orchestrator\",\"pid\":1,\"url\":\"http://127.0.0.1:1\"}",
        "{\"service\":\"orchestrator\",\"pid\":1,\"started_at\":\"2026-11-24T04:00:00Z\"}",
        "{\"pid\":1,\"url\":\"http://127.0.0.1:1\",\"started_at\":\"2026-11-24T04:00:00Z\"}"
      })
  void isAbsentWhereNobodyPublishedOrTheFileIsBroken(String broken) throws IOException {
    // Given
    Files.createDirectories(home.resolve(".bob/run"));
    Files.writeString(home.resolve(".bob/run/orchestrator.json"), broken);
    // Then
    assertThat(ServiceAddress.find(home, "dashboard")).isEmpty();
    assertThat(ServiceAddress.find(home, "orchestrator")).isEmpty();
  }

  @Test
  void aSuccessorsAddressIsNotTakenAway() throws IOException {
    // Given
    var successor =
        new ServiceAddress("orchestrator", 4712, "http://127.0.0.1:5", ADDRESS.startedAt());
    successor.publish(home);
    // When
    ADDRESS.withdraw(home);
    // Then
    assertThat(ServiceAddress.find(home, "orchestrator")).contains(successor);
    // When
    successor.withdraw(home);
    // Then
    assertThat(ServiceAddress.find(home, "orchestrator")).isEmpty();
  }
}
