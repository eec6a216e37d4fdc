package dev.bob.instance.status;

import dev.bob.state.fold.Member;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What this instance does at the moment; written by its threads, read by the heartbeat and the API.
 */
public final class StatusBoard {
  private final Clock clock;
  private final Instant startedAt;
  private Activity activity = Activity.STARTING;
  private Optional<TaskId> task = Optional.empty();
  private Optional<String> waitingFor = Optional.empty();
  private Optional<Duration> limit = Optional.empty();
  private Instant lastActivity;
  private Instant lastMessageCheck;
  private long iteration;
  private long cursor;
  private long heartbeat;
  private IterationTime iterationTime = IterationTime.NONE;
  private OptionalLong iterationBeganNanos = OptionalLong.empty();

  public StatusBoard(Clock clock) {
    this.clock = clock;
    this.startedAt = clock.instant();
    this.lastActivity = startedAt;
    this.lastMessageCheck = startedAt;
  }

  public synchronized void nextIteration() {
    endIteration();
    iteration++;
    iterationBeganNanos = OptionalLong.of(System.nanoTime());
  }

  private void endIteration() {
    if (iterationBeganNanos.isPresent()) {
      long took = System.nanoTime() - iterationBeganNanos.getAsLong();
      iterationTime = iterationTime.plus(Duration.ofNanos(took));
      iterationBeganNanos = OptionalLong.empty();
    }
  }

  public synchronized IterationTime iterationTime() {
    return iterationTime;
  }

  public synchronized void thinking() {
    show(Activity.THINKING, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Works on something that may take at most {@code longest}; beyond that it counts as stuck. */
  public synchronized void acting(Optional<TaskId> on, Duration longest) {
    show(Activity.ACTING, on, Optional.empty(), Optional.of(InstanceState.limited(longest)));
  }

  public synchronized void idle(String waitsFor) {
    show(Activity.IDLE, Optional.empty(), Optional.of(waitsFor), Optional.empty());
  }

  /** Waits for something with that task in its hands; however long it takes, it is not stuck. */
  public synchronized void waiting(TaskId on, String waitsFor) {
    show(Activity.WAITING, Optional.of(on), Optional.of(waitsFor), Optional.empty());
  }

  public synchronized void waiting(String waitsFor) {
    show(Activity.WAITING, Optional.empty(), Optional.of(waitsFor), Optional.empty());
  }

  public synchronized void show(Activity next) {
    show(next, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void show(
      Activity next, Optional<TaskId> on, Optional<String> waitsFor, Optional<Duration> longest) {
    if (next != activity || !on.equals(task)) {
      lastActivity = clock.instant();
    }
    if (next != Activity.THINKING && next != Activity.ACTING) {
      endIteration();
    }
    activity = next;
    task = on;
    waitingFor = waitsFor;
    limit = longest;
  }

  public synchronized void handled(long messageSeq) {
    cursor = Math.max(cursor, messageSeq);
  }

  /** What was handled before the restart. */
  public synchronized void resumeAt(long messageSeq) {
    cursor = messageSeq;
  }

  public synchronized void checkedMessages() {
    lastMessageCheck = clock.instant();
  }

  public synchronized long cursor() {
    return cursor;
  }

  /** The state with the heartbeat one further. */
  public synchronized InstanceState beat(Member me, InstanceLog log) {
    heartbeat++;
    return state(me, log);
  }

  /** The state as it is. */
  public synchronized InstanceState state(Member me, InstanceLog log) {
    return new InstanceState(
        me.id(),
        me.role(),
        activity != Activity.STOPPED,
        iteration,
        task,
        lastActivity,
        lastMessageCheck,
        log.newestTexts(),
        heartbeat,
        cursor,
        me.epoch(),
        me.url(),
        activity,
        waitingFor,
        limit,
        me.pid(),
        startedAt);
  }
}
