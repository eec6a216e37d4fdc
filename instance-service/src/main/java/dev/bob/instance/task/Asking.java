package dev.bob.instance.task;

import dev.bob.instance.mind.BrokenMind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.Traces;
import dev.bob.state.model.Clip;

/**
 * Asks a mind what its bugs must end nobody for: one goal or finding that it breaks over would take
 * one instance after another. What it throws becomes a failure that a retry cannot help, with the
 * trace in the log.
 */
public record Asking(InstanceLog log) {
  private static final int REASON_CHARS_MAX = 400;

  /** A call of the mind. */
  @FunctionalInterface
  public interface Call<T> {
    T ask() throws MindFailure, InterruptedException;
  }

  /**
   * @param about what it is asked about, for the log
   */
  public <T> T ask(String about, Call<T> call) throws MindFailure, InterruptedException {
    try {
      return call.ask();
    } catch (RuntimeException e) {
      if (Thread.interrupted()) { // whatever a mind throws then, what it was asked is not to blame
        throw new InterruptedException();
      }
      log.error("the mind broke over " + about + ": " + Traces.of(e));
      throw new BrokenMind(Clip.clip("the mind broke: " + e, REASON_CHARS_MAX), e);
    }
  }
}
