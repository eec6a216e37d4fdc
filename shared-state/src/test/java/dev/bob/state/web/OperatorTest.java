package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory;

  /** What a service is told. */
  private record Told(Path home, Optional<String> authToken, Optional<String> tokenFile)
      implements RimConfig {
    @Override
    public Optional<List<String>> allowedHosts() {
      return Optional.empty();
    }

    @Override
    public String bind() {
      return "127.0.0.1";
    }
  }

  @Test
  void aGivenTokenIsTakenAndNoFileMade() {
    // When
    var operator = operator(Optional.of(TOKEN), Optional.of("none"));

    // Then
    assertThat(operator.token()).hasValueSatisfying(token -> assertThat(token.is(TOKEN)).isTrue());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aServiceThatIsToHaveNoneMakesNone() {
    // When
    var operator = operator(Optional.empty(), Optional.of("none"));

    // Then
    assertThat(operator.token()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theFileLiesWhereItIsTold() {
    // Given
    var file = directory.resolve("operator").resolve("token");

    // When
    var operator = operator(Optional.empty(), Optional.of(file.toString()));

    // Then
    assertThat(operator.token()).isPresent();
    assertThat(file).isRegularFile();
    assertThat(directory.resolve("hive.token")).doesNotExist();
  }

  @Test
  void aTokenThatIsNoneGivesNone() {
    assertThat(operator(Optional.of("short"), Optional.empty()).token()).isEmpty();
  }

  private Operator operator(Optional<String> token, Optional<String> file) {
    return new Operator(new Told(directory.resolve("hive"), token, file));
  }
}
