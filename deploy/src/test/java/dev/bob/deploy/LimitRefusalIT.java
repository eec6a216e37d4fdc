package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packaged instance is told a limit that nobody can live by. */
class LimitRefusalIT {
  @TempDir Path temp;

  @Test
  void endsAtTheStartWithTheNameAndTheRemedyAndJoinsNobody() throws Exception {
    // Given
    var java = ProcessHandle.current().info().command().orElseThrow();
    var jar = Scripts.target("instance").resolve("quarkus-app/quarkus-run.jar").toString();
    var home = temp.resolve("home");
    var environment =
        Map.of(
            "BOB_HOME",
            home.toString(),
            "BOB_ROLE_AUTONOMY_AFTER",
            "PT0S",
            "QUARKUS_HTTP_PORT",
            "0");

    // When
    var result = Shell.run(temp, environment, List.of(java, "-jar", jar));

    // Then
    assertThat(result.code()).as(result.out()).isEqualTo(2);
    assertThat(result.out())
        .contains(
            "bob.role.autonomy-after is PT0S: set BOB_ROLE_AUTONOMY_AFTER to PT0.001S or more,"
                + " or leave it out");
    assertThat(home.resolve("logs")).doesNotExist();
  }
}
