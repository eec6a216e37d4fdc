package dev.bob.instance.change;

import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import java.util.List;

/**
 * What is merged with what.
 *
 * @param head what HEAD names
 * @param before what is merged first, in this order, as far as it merges
 */
public record Series(CommitId head, List<QueuedChange> before, QueuedChange change) {
  public Series {
    before = List.copyOf(before);
  }

  /** The ids of what is merged first, in this order. */
  List<ChangeId> after() {
    return before.stream().map(QueuedChange::id).toList();
  }
}
