package dev.bob.state.presence;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file {@code .instance_<id>_state.json} and the answer of an instance's {@code /api/state}.
 * Anyone may have written either: what is not whole, or out of range, is no state and cannot be
 * made, so that nobody who observes states needs to ask for it.
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
 * @param statusLimit for {@code acting}: how long that may take before it counts as stuck; from
 *     zero to a year
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

  /** More is a mistake. */
  public static final Duration STATUS_LIMIT_MAX = Duration.ofDays(365);

  private static final Instant YEARS_END = Instant.parse("+10000-01-01T00:00:00Z");

  public InstanceState {
    Objects.requireNonNull(instanceId, "instance_id is missing");
    Objects.requireNonNull(instanceRole, "instance_role is missing");
    Objects.requireNonNull(currentTask, "current_task");
    Objects.requireNonNull(logs, "logs is missing");
    Objects.requireNonNull(url, "url is missing");
    Objects.requireNonNull(status, "status is missing");
    Objects.requireNonNull(waitingFor, "waiting_for");
    Objects.requireNonNull(statusLimit, "status_limit");
    requireTime(lastActivity, "last_activity");
    requireTime(lastMessageCheck, "last_message_check");
    requireTime(startedAt, "started_at");
    requireNotNegative(iteration, "iteration");
    requireNotNegative(heartbeat, "heartbeat");
    requireNotNegative(cursor, "cursor");
    requireNotNegative(epoch, "epoch");
    requireNotNegative(pid, "pid");
    if (logs.size() > LOGS_MAX) {
      throw new IllegalArgumentException("logs has more than " + LOGS_MAX + " lines");
    }
    if (statusLimit.isPresent() && !statusLimit.get().equals(limited(statusLimit.get()))) {
      throw new IllegalArgumentException("status_limit is not from zero to " + STATUS_LIMIT_MAX);
    }
    for (var line : logs) {
      Objects.requireNonNull(line, "a line of logs is missing");
    }
    logs = List.copyOf(logs);
  }

  /** The nearest to that which may stand as {@code status_limit}. */
  public static Duration limited(Duration limit) {
    if (limit.isNegative()) {
      return Duration.ZERO;
    }
    return limit.compareTo(STATUS_LIMIT_MAX) > 0 ? STATUS_LIMIT_MAX : limit;
  }

  /** The same with another heartbeat. */
  InstanceState withHeartbeat(long other) {
    return new InstanceState(
        instanceId,
        instanceRole,
        running,
        iteration,
        currentTask,
        lastActivity,
        lastMessageCheck,
        logs,
        other,
        cursor,
        epoch,
        url,
        status,
        waitingFor,
        statusLimit,
        pid,
        startedAt);
  }

  private static void requireTime(Instant time, String name) {
    if (time == null) {
      throw new NullPointerException(name + " is missing");
    }
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(YEARS_END)) {
      throw new IllegalArgumentException(name + " is not in the years 1970 to 9999");
    }
  }

  private static void requireNotNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is negative");
    }
  }
}
