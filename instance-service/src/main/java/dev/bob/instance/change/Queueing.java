package dev.bob.instance.change;

import dev.bob.state.fold.ChangeQueue;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the queue is owed at that HEAD. Pure. */
public final class Queueing {
  private Queueing() {}

  /**
   * The delivery of what was accepted first, and the first check that was not made at that HEAD, or
   * behind another queue; nothing if all is as it was.
   */
  public static List<ChangeDue> due(ChangeQueue queue, CommitId head) {
    return Stream.concat(delivery(queue, head).stream(), check(queue, head).stream()).toList();
  }

  private static Optional<ChangeDue> delivery(ChangeQueue queue, CommitId head) {
    var wanted = queue.wanted();
    return wanted.stream()
        .filter(change -> change.state() instanceof ChangeState.Accepted)
        .findFirst()
        .map(
            change ->
                new ChangeDue.Delivery(
                    new Series(head, wanted.subList(0, wanted.indexOf(change)), change)));
  }

  /** What is accepted is merged anew when it is delivered. */
  private static Optional<ChangeDue> check(ChangeQueue queue, CommitId head) {
    return queue.open().stream()
        .filter(change -> change.state() instanceof ChangeState.Queued)
        .map(change -> new Series(head, queue.before(Optional.of(change.id())), change))
        .filter(series -> !isChecked(series))
        .findFirst()
        .map(ChangeDue.Check::new);
  }

  private static boolean isChecked(Series series) {
    var before = series.before().stream().map(QueuedChange::id).toList();
    return series
        .change()
        .check()
        .filter(last -> last.head().equals(series.head()) && last.after().equals(before))
        .isPresent();
  }
}
