package dev.bob.state.presence;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code .instance_<id>_state.json} and the answer of an instance's {@code /api/state}.
 *
 * <pre>{@code
 * {"instance_id":"instance_1","instance_role":"explorer","running":true,"iteration":12,"current_task":"goal_1.links",
 *  "last_activity":"2026-11-24T04:00:00Z","last_message_check":"2026-11-24T04:00:00Z","logs":["…"],"heartbeat":41,
 *  "cursor":118,"epoch":5,"url":"http://127.0.0.1:40123","status":"acting","status_limit":"PT10M","pid":4711,
 *  "started_at":"2026-11-24T03:58:00Z"}
 * }</pre>
 *
 * @param iteration how often the loop went round since the start
 * @param lastActivity when it last began to do something else
 * @param logs the newest 100 lines, oldest first
 * @param heartbeat a counter: observers look whether it moves, never at the clock
 * @param lastMessageCheck when it last looked for messages
 * @param cursor the seq up to which it has handled the messages for it
 * @param waitingFor what it waits for, in words, when it does
 * @param statusLimit for {@code acting}: how long that may take before it counts as stuck
 */
public record InstanceState(
    InstanceId instanceId,
    Role instanceRole,
    boolean running,
    long iteration,
    Optional<TaskId> currentTask,
    Instant lastActivity,
    Instant lastMessageCheck,
    List<String> logs,
    long heartbeat,
    long cursor,
    long epoch,
    String url,
    Activity status,
    Optional<String> waitingFor,
    Optional<Duration> statusLimit,
    long pid,
    Instant startedAt) {
  public static final int LOGS_MAX = 100;

  public InstanceState {
    logs = List.copyOf(logs);
  }
}
