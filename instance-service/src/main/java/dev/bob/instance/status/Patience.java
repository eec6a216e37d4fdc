package dev.bob.instance.status;

import dev.bob.state.Hive;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Waits for a log that does not take what is said, or does not tell whether it did, as on a full
 * disk or while a stopped process holds its lock. For one thread.
 */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final String waiting;
  private final Consumer<String> warn;
  private boolean failing;

  /**
   * @param waiting begins the sentence that is said once: {@code waiting for the log}
   */
  public Patience(String waiting, Consumer<String> warn) {
    this.waiting = waiting;
    this.warn = warn;
  }

  /** Throws on what does not pass; else the caller waits, looks at the state and decides anew. */
  public void bear(LogException failure) throws LogException {
    if (!failure.passes()) {
      throw failure;
    }
    if (!failing) {
      failing = true;
      warn.accept(waiting + ": " + failure.getMessage());
    }
  }

  /** The log has taken something. */
  public void over() {
    failing = false;
  }

  /**
   * States a fact until the log takes it, again if nobody knows whether it did: for what is refused
   * or means the same the second time.
   */
  public Outcome submit(Hive hive, Author by, Fact fact) throws LogException, InterruptedException {
    while (true) {
      try {
        var outcome = hive.submit(by, fact);
        over();
        return outcome;
      } catch (LogException e) {
        bear(e);
        long seen = hive.state().seq();
        hive.await(state -> state.seq() > seen, PAUSE);
      }
    }
  }
}
