package dev.bob.instance.task;

import dev.bob.instance.mind.BrokenMind;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Memory;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * States which findings speak of files that are others at a commit. For the thread of the leader's
 * duties; if the process dies in between, the next leader sees that it is still to be done.
 */
final class Freshness {
  private final Hive hive;
  private final Mind mind;
  private final InstanceLog log;
  private final Asking asking;
  private final TaskWork.Timing timing;

  /** Of the newest commit that the mind could not compare with. */
  private Optional<Failure> failure = Optional.empty();

  /**
   * @param retryHelps if not, it is tried again for another commit or by another leader alone
   * @param nanos when, monotonic
   */
  private record Failure(String commit, boolean retryHelps, long nanos) {}

  /**
   * @param timing by which a failure that may pass is left alone for a while; that it is over is
   *     noticed with the next look after that
   */
  Freshness(Hive hive, Mind mind, InstanceLog log, TaskWork.Timing timing) {
    this.hive = hive;
    this.mind = mind;
    this.log = log;
    this.asking = new Asking(log);
    this.timing = timing;
  }

  /**
   * Gives false if the hive refused it. A mind that cannot compare is no refusal: that would be
   * tried again at once.
   */
  boolean state(String commit, Author by) throws LogException, InterruptedException {
    if (failure.filter(last -> isLeftAlone(last, commit)).isPresent()) {
      return true;
    }
    var memory = hive.state().memory();
    var changed = changed(memory, commit);
    if (changed.isEmpty()) {
      return true;
    }
    failure = Optional.empty();
    for (var fact : facts(memory, changed.get(), commit)) {
      if (!hive.submit(by, fact).accepted()) {
        return false;
      }
    }
    log.info("%s findings are of files that have changed".formatted(changed.get().size()));
    return true;
  }

  private boolean isLeftAlone(Failure last, String commit) {
    return last.commit().equals(commit)
        && (!last.retryHelps() || now() - last.nanos() < timing.limits().compareRetry().toNanos());
  }

  private long now() {
    return timing.nanoTime().getAsLong();
  }

  /** Empty if the mind could not tell. */
  private Optional<Set<FindingId>> changed(Memory memory, String commit)
      throws InterruptedException {
    try {
      return Optional.of(asking.ask("what is stale", () -> mind.changed(findings(memory), commit)));
    } catch (BrokenMind e) {
      failure = Optional.of(new Failure(commit, false, now()));
    } catch (MindFailure e) {
      if (failure.filter(last -> isTheSame(last, commit, e)).isEmpty()) {
        log.warn(
            "cannot tell which findings are stale%s: %s"
                .formatted(e.retryHelps() ? ", tries again" : "", e.getMessage()));
      }
      failure = Optional.of(new Failure(commit, e.retryHelps(), now()));
    }
    return Optional.empty();
  }

  /** Said once already. */
  private static boolean isTheSame(Failure last, String commit, MindFailure now) {
    return last.commit().equals(commit) && last.retryHelps() == now.retryHelps();
  }

  private static List<Finding> findings(Memory memory) {
    return memory.findings().values().stream().map(KnownFinding::finding).toList();
  }

  /** One event, or several for very many; the last one says that it is the last. */
  private static List<MemoryFact> facts(Memory memory, Set<FindingId> changed, String commit) {
    var stale =
        ids(
            memory.findings().values().stream()
                .filter(known -> !known.stale() && changed.contains(known.finding().id())));
    var fresh =
        ids(
            memory.findings().values().stream()
                .filter(known -> known.stale() && !changed.contains(known.finding().id())));
    List<MemoryFact> facts = new ArrayList<>();
    int most = MemoryFact.FindingsStaled.FINDINGS_MAX;
    int all = stale.size() + fresh.size();
    int from = 0;
    do {
      int to = Math.min(all, from + most);
      facts.add(
          new MemoryFact.FindingsStaled(
              commit,
              part(stale, from, to),
              part(fresh, from - stale.size(), to - stale.size()),
              to < all));
      from = to;
    } while (from < all);
    return facts;
  }

  private static List<FindingId> ids(Stream<KnownFinding> known) {
    return known.map(one -> one.finding().id()).toList();
  }

  /** What of the list lies between the two, which may both lie outside of it. */
  private static List<FindingId> part(List<FindingId> list, int from, int to) {
    int first = Math.clamp(from, 0, list.size());
    return list.subList(first, Math.clamp(to, first, list.size()));
  }
}
