package dev.bob.instance.task;

import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Memory;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Way;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at findings that another instance has checked, in another way, and says what it sees. Of
 * what that way cannot judge it says nothing, and it does not try again as long as it lives: its
 * next incarnation looks once more. On the thread of the loop alone.
 */
public final class SecondLook {
  private final Hive hive;
  private final Mind mind;
  private final StatusBoard status;
  private final InstanceLog log;
  private final Asking asking;
  private final Duration limit;

  /**
   * No more than there are findings at a time: of what is forgotten it would only be tried anew.
   */
  private final Set<FindingId> inVain = new HashSet<>();

  /**
   * @param limit how long one batch of findings may take
   */
  public SecondLook(Hive hive, Mind mind, StatusBoard status, InstanceLog log, Duration limit) {
    this.limit = limit;
    this.hive = hive;
    this.mind = mind;
    this.status = status;
    this.log = log;
    this.asking = new Asking(log);
  }

  /** Whether there is another way for that finding, and it was not tried in vain. */
  public boolean canLook(Finding finding) {
    return !inVain.contains(finding.id()) && mind.otherWay(finding).isPresent();
  }

  /**
   * Looks at each; gives true. What the hive refuses is tried in vain like what cannot be judged:
   * said again, it would be refused again.
   */
  public boolean look(List<KnownFinding> findings, Author by)
      throws LogException, InterruptedException {
    status.acting(Optional.empty(), limit);
    for (var known : findings) {
      var finding = known.finding();
      var word = word(finding);
      if (word.isEmpty() || !hive.submit(by, word.get()).accepted()) {
        leave(finding.id());
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    log.info("looked a second time at %s findings, in another way".formatted(findings.size()));
    return true;
  }

  private void leave(FindingId finding) {
    if (inVain.size() >= Memory.ENTRIES_MAX) {
      inVain.clear();
    }
    inVain.add(finding);
  }

  /** Empty if it could not be judged: what was not seen contradicts nothing. */
  private Optional<MemoryFact> word(Finding finding) throws InterruptedException {
    var id = finding.id();
    try {
      Way way = mind.otherWay(finding).orElseThrow();
      var opinion = asking.ask("finding " + id, () -> mind.look(finding, way));
      return switch (opinion.vote()) {
        case YES ->
            Optional.of(new MemoryFact.FindingConfirmed(id, opinion.rationale(), Optional.of(way)));
        case NO ->
            Optional.of(new MemoryFact.FindingRefuted(id, opinion.rationale(), Optional.of(way)));
        case ABSTAIN -> Optional.empty();
      };
    } catch (MindFailure e) {
      log.warn("could not look a second time at finding %s: %s".formatted(id, e.getMessage()));
      return Optional.empty();
    }
  }
}
