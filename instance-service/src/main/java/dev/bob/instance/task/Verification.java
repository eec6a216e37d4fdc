package dev.bob.instance.task;

import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Way;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the evidence of what others found: only what holds counts. What it cannot check it asks
 * the author about before it refutes it.
 */
public final class Verification {
  private final Hive hive;
  private final Mind mind;
  private final StatusBoard status;
  private final InstanceLog log;
  private final WorkLimits limits;
  private final Asking asking;

  public Verification(
      Hive hive, Mind mind, StatusBoard status, InstanceLog log, WorkLimits limits) {
    this.limits = limits;
    this.hive = hive;
    this.mind = mind;
    this.status = status;
    this.log = log;
    this.asking = new Asking(log);
  }

  /** Gives whether the hive accepted every judgement. */
  public boolean verify(List<KnownFinding> findings, Author by)
      throws LogException, InterruptedException {
    status.acting(Optional.empty(), limits.checkLimit());
    boolean accepted = true;
    for (var known : findings) {
      if (isAsItWas(known)) {
        accepted &= hive.submit(by, judge(known, by)).accepted();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    log.info("checked " + findings.size() + " findings");
    return accepted;
  }

  /**
   * If not, another one was faster, as when a helper takes over: twice the work is no more sure.
   */
  private boolean isAsItWas(KnownFinding known) {
    return hive.state().memory().find(known.finding().id()).equals(Optional.of(known));
  }

  private Fact judge(KnownFinding known, Author by) throws InterruptedException {
    var finding = known.finding();
    try {
      return switch (asking.ask("finding " + finding.id(), () -> mind.judge(finding))) {
        case Judgement.Confirmed confirmed ->
            new MemoryFact.FindingConfirmed(finding.id(), confirmed.how(), Optional.of(Way.PROOF));
        case Judgement.Refuted refuted ->
            new MemoryFact.FindingRefuted(finding.id(), refuted.reason(), Optional.of(Way.PROOF));
        case Judgement.SameAs same -> new MemoryFact.FindingMerged(finding.id(), same.other());
      };
    } catch (MindFailure e) {
      log.warn("could not check finding %s: %s".formatted(finding.id(), e.getMessage()));
      return new Uncheckable(limits.authorDeadline(), limits.authorQuestionsMax())
          .says(known, e, InstanceId.parse(by.id()), hive.state());
    }
  }
}
