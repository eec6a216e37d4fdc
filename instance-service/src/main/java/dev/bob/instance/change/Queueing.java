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
   * The deliveries, of what was accepted first before the others; and the checks that were not made
   * at that HEAD, or behind another queue, in the order of the queue. Empty if all is as it was.
   */
  public static List<ChangeDue> due(ChangeQueue queue, CommitId head) {
    return Stream.concat(deliveries(queue, head), checks(queue, head)).toList();
  }

  /** The first delivery and the first check of these; may be empty. */
  public static List<ChangeDue> next(List<ChangeDue> due) {
    return Stream.of(ChangeDue.Delivery.class, ChangeDue.Check.class)
        .flatMap(kind -> due.stream().filter(kind::isInstance).limit(1))
        .toList();
  }

  private static Stream<ChangeDue> deliveries(ChangeQueue queue, CommitId head) {
    return queue.wanted().stream()
        .filter(change -> change.state() instanceof ChangeState.Accepted)
        .map(change -> new ChangeDue.Delivery(series(queue, head, change)));
  }

  /** What is accepted is merged anew when it is delivered. */
  private static Stream<ChangeDue> checks(ChangeQueue queue, CommitId head) {
    return queue.open().stream()
        .filter(change -> change.state() instanceof ChangeState.Queued)
        .map(change -> series(queue, head, change))
        .filter(series -> !isChecked(series))
        .map(ChangeDue.Check::new);
  }

  private static Series series(ChangeQueue queue, CommitId head, QueuedChange change) {
    return new Series(head, queue.before(Optional.of(change.id())), change);
  }

  private static boolean isChecked(Series series) {
    return series
        .change()
        .check()
        .filter(last -> last.head().equals(series.head()) && last.after().equals(series.after()))
        .isPresent();
  }
}
