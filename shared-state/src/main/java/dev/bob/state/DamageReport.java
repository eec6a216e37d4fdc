package dev.bob.state;

import dev.bob.state.event.Author;
import dev.bob.state.event.LogFact;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * States in the log which of its events cannot be read any more, so that every replica leaves them
 * out. On a thread of its own, since whoever finds it is the log's thread, which must not append.
 */
final class DamageReport implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Then it is for the next process that folds the log to say it. */
  private static final int ATTEMPTS_MAX = 60;

  private static final Logger LOGGER = Logger.getLogger(DamageReport.class);

  private final Hive hive;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean working;

  DamageReport(Hive hive) {
    this.hive = hive;
  }

  /** Says what is missing, if anything is and nobody has said so. */
  synchronized void look() {
    if (!working && closing.getCount() > 0 && !hive.state().log().missing().isEmpty()) {
      working = true;
      Thread.ofPlatform().name("bob-hive-damage").daemon().start(this::run);
    }
  }

  private void run() {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS_MAX && !said(); attempt++) {
        if (closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (LogException.ReadOnly e) {
      LOGGER.warnf("damaged events are left for another process to report: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      done();
    }
  }

  private synchronized void done() {
    working = false;
  }

  /** Whether all that is missing now is said; each row of events costs one event. */
  private boolean said() throws LogException.ReadOnly {
    try {
      for (Map.Entry<Long, Long> run : hive.state().log().missing().runs().entrySet()) {
        hive.submit(Author.journal(), LogFact.Damaged.of(run.getKey(), run.getValue()));
      }
      return hive.state().log().missing().isEmpty();
    } catch (LogException.ReadOnly e) {
      throw e;
    } catch (LogException e) {
      return false; // busy, or it is in the log or not: the next look at the state tells
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
