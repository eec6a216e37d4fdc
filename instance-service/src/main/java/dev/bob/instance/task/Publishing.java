package dev.bob.instance.task;

import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Task;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.time.Duration;

/**
 * Puts the results of a task where people find them, and waits for a disk that does not take them:
 * what can be mended from outside, room or permissions, is no failure of the work. For one thread.
 */
final class Publishing {
  /** The first pause is that part of the longest one: most disks are well again soon. */
  private static final int FIRST_PART = 16;

  private final Hive hive;
  private final Reports reports;
  private final StatusBoard status;
  private final InstanceLog log;

  Publishing(Hive hive, Reports reports, StatusBoard status, InstanceLog log) {
    this.hive = hive;
    this.reports = reports;
    this.status = status;
    this.log = log;
  }

  /**
   * Returns when the results are there, or nobody wants them any more.
   *
   * @param token of the claim that the results belong to
   * @param retryMax the longest pause between two tries: each costs a look through the log of the
   *     goal, and forces, on a disk in trouble
   */
  void publish(Task task, long token, TaskOutcome outcome, Duration retryMax)
      throws LogException, InterruptedException {
    var wait = retryMax.dividedBy(FIRST_PART);
    boolean told = false;
    while (!outcome.files().isEmpty() && isClaimed(task, token, hive.state())) {
      try {
        var folder = reports.write(task.goal(), outcome.files());
        log.info("the results of " + task.goal() + " are in " + folder);
        return;
      } catch (LogException e) { // the record of the run is read from it
        throw e;
      } catch (IOException e) {
        var waiting = "the disk: " + e.getMessage();
        status.waiting(task.id(), waiting);
        if (!told) {
          log.warn("waiting for " + waiting);
        }
        told = true;
      }
      hive.await(state -> !isClaimed(task, token, state), wait);
      wait = wait.compareTo(retryMax) < 0 ? wait.multipliedBy(2) : retryMax;
    }
  }

  /** By whoever has that token, which is this instance. */
  private static boolean isClaimed(Task task, long token, HiveState state) {
    var now = state.work().task(task.id()).flatMap(Task::claim);
    return now.filter(claim -> claim.token() == token).isPresent();
  }
}
