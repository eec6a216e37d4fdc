package dev.bob.state.connector;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import java.util.List;

/** A log whose old events may have been moved away. */
final class ForgetfulLog extends ForwardingLog {
  private volatile long forgottenSeq;

  ForgetfulLog(EventLog log) {
    super(log);
  }

  /** From now on, events up to that seq cannot be read. */
  void forget(long seq) {
    forgottenSeq = seq;
  }

  @Override
  public List<Recorded> read(long afterSeq, int limit) throws LogException {
    if (afterSeq < forgottenSeq) {
      throw new LogException.Truncated("events up to " + forgottenSeq + " are gone");
    }
    return super.read(afterSeq, limit);
  }
}
