package dev.bob.instance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.log.JournalDamage;
import dev.bob.state.log.file.FileEventLog;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckTest {
  @TempDir private Path home;

  @Test
  void isNotReadyWhileTheLogHasAnAlarm() throws Exception {
    // Given
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      var check = new LogCheck(hive);
      hive.submit(Author.person(), new FleetFact.Wished(1));
      assertThat(check.call().getStatus()).isEqualTo(UP);

      // When
      JournalDamage.of(home);

      // Then
      await().until(() -> check.call().getStatus() == DOWN);
      assertThat(check.call().getData().orElseThrow().get("alarms"))
          .isEqualTo(String.join("; ", hive.alarms()));
    }
  }
}
