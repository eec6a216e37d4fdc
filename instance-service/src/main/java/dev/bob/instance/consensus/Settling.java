package dev.bob.instance.consensus;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Proposal;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.Optional;

/** About which contested finding the hive is to argue, and by what proposal. Pure. */
public final class Settling {
  private Settling() {}

  /**
   * The oldest one that is to be argued about; one after the other, and only while no goal is open:
   * who is in the middle of a task would let the rounds go by.
   */
  public static Optional<KnownFinding> next(HiveState state) {
    if (!state.work().openGoals().isEmpty()
        || state.members().live().size() < 2
        || state.proposals().pending().stream().anyMatch(Settling::settles)) {
      return Optional.empty();
    }
    return state.memory().findings().values().stream()
        .filter(known -> known.isToBeArguedAbout() && !known.stale())
        .findFirst();
  }

  private static boolean settles(Proposal proposal) {
    return proposal.motion().effect() instanceof Effect.Settlement;
  }

  /**
   * That it holds; what others have said of it is not in it, since voters look for themselves.
   *
   * @param round how long each of its rounds may last, 1 s to 24 h
   */
  public static Motion motion(Finding finding, Duration round) {
    var place = finding.evidence().place();
    return new Motion(
        Clip.clip("Finding %s holds".formatted(finding.id()), Motion.TITLE_CHARS_MAX),
        Clip.clip(
            place.isEmpty() ? finding.title() : "%s (%s)".formatted(finding.title(), place),
            Motion.TEXT_CHARS_MAX),
        new Subject.OfFinding(finding.id()),
        VotingRule.MAJORITY,
        round,
        new Effect.Settlement(),
        true);
  }
}
