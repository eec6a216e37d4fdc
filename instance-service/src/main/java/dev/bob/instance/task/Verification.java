package dev.bob.instance.task;

import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the evidence of what others found: only what holds counts. */
public final class Verification {
  /** How long one batch of findings may take. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final int REASON_CHARS_MAX = 500;

  private final Hive hive;
  private final Mind mind;
  private final StatusBoard status;
  private final InstanceLog log;

  public Verification(Hive hive, Mind mind, StatusBoard status, InstanceLog log) {
    this.hive = hive;
    this.mind = mind;
    this.status = status;
    this.log = log;
  }

  /** Gives whether the hive accepted every judgement. */
  public boolean verify(List<KnownFinding> findings, Author by)
      throws LogException, InterruptedException {
    status.acting(Optional.empty(), LIMIT);
    boolean accepted = true;
    for (var known : findings) {
      accepted &= hive.submit(by, judge(known)).accepted();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    log.info("checked " + findings.size() + " findings");
    return accepted;
  }

  private MemoryFact judge(KnownFinding known) throws InterruptedException {
    var finding = known.finding();
    try {
      return switch (mind.judge(finding)) {
        case Judgement.Confirmed confirmed ->
            new MemoryFact.FindingConfirmed(finding.id(), confirmed.how());
        case Judgement.Refuted refuted ->
            new MemoryFact.FindingRefuted(finding.id(), refuted.reason());
        case Judgement.SameAs same -> new MemoryFact.FindingMerged(finding.id(), same.other());
      };
    } catch (MindFailure e) {
      return unchecked(finding, e.getMessage());
    } catch (RuntimeException e) {
      if (Thread.interrupted()) { // whatever a mind throws then, the finding is not to blame
        throw new InterruptedException();
      }
      // A bug in a mind that one finding meets would end each verifier, one after another.
      log.error("the mind broke over finding " + finding.id() + ": " + Traces.of(e));
      return unchecked(finding, "the mind broke: " + e);
    }
  }

  private static MemoryFact unchecked(Finding finding, String why) {
    return new MemoryFact.FindingRefuted(
        finding.id(), Clip.clip("its evidence could not be checked: " + why, REASON_CHARS_MAX));
  }
}
