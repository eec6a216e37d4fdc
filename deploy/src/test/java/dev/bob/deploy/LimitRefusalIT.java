package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A packaged service is told a limit that nobody can live by, or a value that nobody can read. */
class LimitRefusalIT {
  @TempDir Path temp;

  @Test
  void endsAtTheStartWithTheNameAndTheRemedyAndJoinsNobody() throws Exception {
    // When
    var result = start("instance", "BOB_ROLE_AUTONOMY_AFTER", "PT0S");

    // Then
    assertThat(result.code()).as(result.out()).isEqualTo(2);
    assertThat(result.out())
        .contains(
            "bob.role.autonomy-after is PT0S: set BOB_ROLE_AUTONOMY_AFTER to PT0.001S or more,"
                + " or leave it out");
    assertThat(temp.resolve("home/logs")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instance|BOB_RECALLED_MAX|bob.recalled-max is abc: set BOB_RECALLED_MAX to a whole number",
        "instance|BOB_ROLE_TAKEOVER_STEP|bob.role.takeover-step is abc: set BOB_ROLE_TAKEOVER_STEP to a duration like PT2S",
        "orchestrator|BOB_JOURNAL_DISK_FREE|bob.journal.disk-free is abc: set BOB_JOURNAL_DISK_FREE to a size like 64M",
        "orchestrator|BOB_DRIVER|bob.driver is abc: set BOB_DRIVER to one of docker, kubernetes, process",
        "dashboard|BOB_DASHBOARD_PORT|quarkus.http.port is abc: set BOB_DASHBOARD_PORT to a whole number"
      })
  void whatCannotBeReadIsRefusedInOneSentenceByEachService(
      String service, String variable, String sentence) throws Exception {
    // When
    var result = start(service, variable, "abc");

    // Then
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.err().strip()).hasLineCount(1).endsWith(sentence + ", or leave it out");
    assertThat(result.out()).doesNotContain("Exception");
    assertThat(temp.resolve("home")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"instance, QUARKUS_HTTP_PORT", "orchestrator, BOB_ORCHESTRATOR_PORT"})
  void aTakenPortIsToldInOneSentence(String service, String variable) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // When
      var result = start(service, variable, Integer.toString(taken.getLocalPort()));

      // Then
      assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
      assertThat(result.err().strip())
          .hasLineCount(1)
          .startsWith(service + ": cannot listen on port " + taken.getLocalPort())
          .endsWith("set " + variable + " to another one");
    }
  }

  private Shell.Result start(String service, String variable, String value) throws Exception {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var jar = Scripts.target(service).resolve("quarkus-app/quarkus-run.jar").toString();
    var environment =
        new HashMap<>(
            Map.of("BOB_HOME", temp.resolve("home").toString(), "QUARKUS_HTTP_PORT", "0"));
    if (variable.endsWith("_PORT")) {
      environment.remove("QUARKUS_HTTP_PORT");
    }
    environment.put(variable, value);
    return Shell.run(temp, environment, List.of(java, "-jar", jar));
  }
}
