package dev.bob.instance.consensus;

import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.task.Asking;
import dev.bob.state.Hive;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Proposal;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Asks the mind about a proposal; what it cannot weigh is an abstention that says why. */
record Weighing(Hive hive, Mind mind, InstanceLog log) {
  /** By evidence that the mind computes now, in that way. */
  Opinion weigh(Proposal proposal, Way way) throws InterruptedException {
    var finding =
        proposal.motion().subject() instanceof Subject.OfFinding(var id)
            ? hive.state().memory().find(id).map(KnownFinding::finding)
            : Optional.<Finding>empty();
    try {
      return new Asking(log)
          .ask(
              proposal.id().toString(),
              () ->
                  mind.weigh(
                      new Matter(
                          proposal.motion(),
                          finding,
                          way,
                          hive.state().changes().before(Optional.empty()))));
    } catch (MindFailure e) {
      return Opinion.abstain("It cannot be weighed here: " + e.getMessage());
    }
  }

  /** In each of these ways: what contradicts it in one of them outweighs what speaks for it. */
  Opinion weigh(Proposal proposal, Collection<Way> ways) throws InterruptedException {
    List<Opinion> opinions = new ArrayList<>();
    for (var way : ways) {
      opinions.add(weigh(proposal, way));
    }
    return of(opinions, Vote.NO).or(() -> of(opinions, Vote.YES)).orElseGet(opinions::getFirst);
  }

  private static Optional<Opinion> of(List<Opinion> opinions, Vote vote) {
    return opinions.stream().filter(opinion -> opinion.vote() == vote).findFirst();
  }
}
