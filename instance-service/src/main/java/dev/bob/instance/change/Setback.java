package dev.bob.instance.change;

import dev.bob.instance.status.InstanceLog;
import dev.bob.state.model.ChangeId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Leaves alone for a moment what could not be done: it is due as before, would be tried with each
 * look, and what comes after it would never be. For one thread.
 */
final class Setback {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final InstanceLog log;
  private final LongSupplier nanoTime;
  private final Map<ChangeId, Failed> failed = new HashMap<>();

  private record Failed(ChangeDue due, String why, long nanos) {}

  /**
   * @param nanoTime monotonic
   */
  Setback(InstanceLog log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /** What of that is not held back; what failed and is not in it is forgotten. */
  List<ChangeDue> free(List<ChangeDue> due) {
    failed.keySet().retainAll(due.stream().map(Setback::change).collect(Collectors.toSet()));
    return due.stream().filter(one -> !holds(one)).toList();
  }

  private boolean holds(ChangeDue due) {
    return last(due)
        .filter(last -> nanoTime.getAsLong() - last.nanos() < PAUSE.toNanos())
        .isPresent();
  }

  /** Says so, once for each cause. */
  void remember(ChangeDue due, Exception cause) {
    var sentence = String.valueOf(cause.getMessage());
    if (last(due).filter(last -> last.why().equals(sentence)).isEmpty()) {
      log.warn("%s waits: %s".formatted(change(due), sentence));
    }
    failed.put(change(due), new Failed(due, sentence, nanoTime.getAsLong()));
  }

  void over(ChangeDue due) {
    failed.remove(change(due));
  }

  /** How just that failed last; empty if it did not. */
  private Optional<Failed> last(ChangeDue due) {
    return Optional.ofNullable(failed.get(change(due))).filter(last -> last.due().equals(due));
  }

  private static ChangeId change(ChangeDue due) {
    return due.series().change().id();
  }
}
