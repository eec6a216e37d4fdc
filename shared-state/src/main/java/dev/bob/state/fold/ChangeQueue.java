package dev.bob.state.fold;

import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;

/**
 * The changes that the hive has accepted: at most {@value #OPEN_MAX} that wait, and of the others
 * the {@value #CLOSED_MAX} that were closed last.
 *
 * @param byNumber in the order in which they were queued
 */
public record ChangeQueue(PSortedMap<Integer, QueuedChange> byNumber) {
  public static final int OPEN_MAX = 50;
  public static final int CLOSED_MAX = 50;
  static final String FULL = OPEN_MAX + " changes wait to be accepted or rejected already";

  public Optional<QueuedChange> find(ChangeId id) {
    return Optional.ofNullable(byNumber.get(id.number()));
  }

  /** All that are kept, in the order of the queue. */
  public List<QueuedChange> all() {
    return List.copyOf(byNumber.values());
  }

  /** Those that are neither delivered nor rejected, in the order of the queue. */
  public List<QueuedChange> open() {
    return byNumber.values().stream().filter(QueuedChange::isOpen).toList();
  }

  /**
   * What a new one, or that one, is merged behind, in this order: what the person wanted before it,
   * whatever its number, since it will be delivered behind that; and unless the person wants it
   * too, what was queued before it and may still come.
   */
  public List<QueuedChange> before(Optional<ChangeId> change) {
    var acceptance = change.flatMap(this::find).flatMap(QueuedChange::acceptance);
    if (acceptance.isPresent()) {
      long seq = acceptance.get().seq();
      return wanted().stream().filter(one -> one.acceptance().orElseThrow().seq() < seq).toList();
    }
    var earlier = change.map(id -> byNumber.headMap(id.number())).orElse(byNumber);
    return Stream.concat(wanted().stream(), earlier.values().stream().filter(QueuedChange::mayCome))
        .toList();
  }

  /** Those that the person wants, delivered ones too, in the order in which that was said. */
  public List<QueuedChange> wanted() {
    return byNumber.values().stream()
        .filter(change -> change.acceptance().isPresent())
        .sorted(Comparator.comparing(change -> change.acceptance().orElseThrow().seq()))
        .toList();
  }

  Optional<QueuedChange> openOf(CommitId commit) {
    return open().stream().filter(change -> change.commit().equals(commit)).findFirst();
  }

  boolean isFull() {
    return open().size() >= OPEN_MAX;
  }

  /**
   * Never one that was given before: the newest does not leave, since no more wait beside it, and
   * could be closed after it, than are kept.
   */
  ChangeId nextId() {
    return new ChangeId(byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1);
  }

  /**
   * With that one; of the closed ones the one that was closed first goes beyond the limit, so that
   * whoever has just closed one is told of it.
   */
  ChangeQueue with(QueuedChange change) {
    var next = byNumber.plus(change.id().number(), change);
    var closed = next.values().stream().filter(one -> !one.isOpen()).toList();
    if (closed.size() <= CLOSED_MAX) {
      return new ChangeQueue(next);
    }
    var first =
        closed.stream()
            .min(Comparator.comparing(one -> one.state().closedBy().orElseThrow()))
            .orElseThrow();
    return new ChangeQueue(next.minus(first.id().number()));
  }
}
