package dev.bob.instance.task;

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
import java.util.HashSet;
import java.util.List;
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

  /** Where the mind could not compare: asked again after a restart, not every second. */
  private final Set<String> failed = new HashSet<>();

  Freshness(Hive hive, Mind mind, InstanceLog log) {
    this.hive = hive;
    this.mind = mind;
    this.log = log;
  }

  /** Gives whether the hive accepted it. */
  boolean state(String commit, Author by) throws LogException, InterruptedException {
    if (failed.contains(commit)) {
      return true;
    }
    var memory = hive.state().memory();
    try {
      var changed = mind.changed(findings(memory), commit);
      for (var fact : facts(memory, changed, commit)) {
        if (!hive.submit(by, fact).accepted()) {
          return false;
        }
      }
      log.info("%s findings are of files that have changed".formatted(changed.size()));
      return true;
    } catch (MindFailure e) {
      failed.add(commit);
      log.warn("cannot tell which findings are stale: " + e.getMessage());
      return true;
    }
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
