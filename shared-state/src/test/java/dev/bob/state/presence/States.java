package dev.bob.state.presence;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plain states of instances for tests. */
public final class States {
  public static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  private States() {}

  public static InstanceState acting(int number, long heartbeat) {
    return acting(number, heartbeat, 5);
  }

  public static InstanceState acting(int number, long heartbeat, long epoch) {
    var id = new InstanceId(number);
    return new InstanceState(
        id,
        Role.of(id),
        true,
        12,
        Optional.of(new TaskId("goal_1.links")),
        AT,
        AT,
        List.of("claimed goal_1.links"),
        heartbeat,
        118,
        epoch,
        "http://127.0.0.1:40123",
        Activity.ACTING,
        Optional.empty(),
        Optional.of(Duration.ofMinutes(10)),
        4711,
        AT.minusSeconds(120));
  }
}
