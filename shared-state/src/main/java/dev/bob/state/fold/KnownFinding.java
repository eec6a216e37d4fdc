package dev.bob.state.fold;

import dev.bob.state.model.Finding;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.time.Instant;

/** A finding with its provenance. @param seq of the event that reported it */
public record KnownFinding(
    Finding finding, TaskId task, InstanceId author, long seq, Instant at, FindingState state) {

  KnownFinding with(FindingState next) {
    return new KnownFinding(finding, task, author, seq, at, next);
  }

  public boolean unverified() {
    return state instanceof FindingState.Reported;
  }

  public boolean confirmed() {
    return state instanceof FindingState.Confirmed;
  }
}
