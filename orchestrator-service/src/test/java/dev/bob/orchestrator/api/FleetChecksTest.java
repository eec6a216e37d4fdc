package dev.bob.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.log.JournalDamage;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetChecksTest {
  @TempDir private Path home;

  @Test
  void isNotReadyWhileTheLogHasAnAlarm() throws Exception {
    // Given
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      var check = new FleetChecks().logIsSound(hive);
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

  @Test
  void isNotReadyWhileTheViewsCannotBeKept() throws Exception {
    // Story: the keeper's thread was gone, and no check asked for it.

    // Given
    var presence = new OddPresence();
    try (var hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
        var views = new ViewKeeper(home, KeptHive.of(hive), presence, Clock.systemUTC())) {
      var check = new FleetChecks().keepsViews(views);
      assertThat(check.call().getStatus()).isEqualTo(UP);

      // When
      views.start(() -> {});

      // Then
      await().until(() -> check.call().getStatus() == DOWN);
      assertThat(check.call().getData().orElseThrow().get("alarms"))
          .asString()
          .contains("cannot keep the views", "odd");

      // When
      presence.odd = false;

      // Then
      await().until(() -> check.call().getStatus() == UP);
    }
  }

  private final class OddPresence implements Presence {
    private volatile boolean odd = true;

    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() throws IOException {
      if (odd) {
        throw new IllegalStateException("odd");
      }
      return new FilePresence(home).all();
    }
  }
}
