package dev.bob.instance.task;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Task;
import dev.bob.state.log.EventLog;
import dev.bob.state.model.TaskId;

/**
 * Interrupts the thread that made it as soon as its claim is void, as when a person cancels the
 * task: nobody wants what it would give. Closed by that thread, which is not interrupted by it
 * afterwards. Two interrupts at once are one: who wants the thread to end for good tells the loop
 * so before it interrupts ({@link dev.bob.instance.loop.Loop#leaveInterrupted}).
 */
final class ClaimWatch implements AutoCloseable {
  private final Thread worker = Thread.currentThread();
  private final Hive hive;
  private final TaskId task;
  private final long token;
  private final EventLog.Subscription subscription;
  private boolean over;
  private boolean interrupted;

  ClaimWatch(Hive hive, TaskId task, long token) {
    this.hive = hive;
    this.task = task;
    this.token = token;
    this.subscription = hive.onChange(change -> look(change.state()));
    look(hive.state());
  }

  private synchronized void look(HiveState state) {
    if (!over && !interrupted && !holds(state)) {
      interrupted = true;
      worker.interrupt();
    }
  }

  private boolean holds(HiveState state) {
    var claim = state.work().task(task).flatMap(Task::claim);
    return claim.filter(now -> now.token() == token).isPresent();
  }

  /** By the newest state, which is there before those hear of it who listen. */
  boolean claimVoid() {
    return !holds(hive.state());
  }

  @Override
  public synchronized void close() {
    over = true;
    subscription.close();
    if (interrupted) {
      Thread.interrupted();
    }
  }
}
