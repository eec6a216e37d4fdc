package dev.bob.instance.mind;

import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Way;
import java.util.List;
import java.util.Optional;

/**
 * A proposal to weigh, with all that the mind may use of the hive's state: neither who proposed it
 * nor how others voted.
 *
 * @param finding the one that it is about; absent if it is about something else, or the hive has
 *     forgotten it
 * @param queued what a commit would be merged behind, in this order
 */
public record Matter(Motion motion, Optional<Finding> finding, Way way, List<QueuedChange> queued) {
  public Matter {
    queued = List.copyOf(queued);
  }
}
