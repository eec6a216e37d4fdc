package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the hive has decided, and how.
 *
 * @param seq of the event that carried it out: its identity
 * @param subject absent where an older version did not keep it
 * @param doubted whether the finding that it is about was refuted, contested or dismissed already
 * @param voters how many could vote
 * @param dissent who voted against it, and why: the first {@value #SAID_MAX} by number
 * @param reasons what was said before the vote: as many positions, then what critique found; empty
 *     where nobody deliberated
 * @param at wall clock of who carried it out, for people
 */
public record Decision(
    long seq,
    ProposalId proposal,
    String title,
    String text,
    Optional<Subject> subject,
    boolean doubted,
    int voters,
    int votesFor,
    int votesAgainst,
    List<Dissent> dissent,
    List<Said> reasons,
    Instant at) {
  /** Enough to see why; the log has all of it. */
  public static final int SAID_MAX = 8;

  public Decision {
    dissent = List.copyOf(dissent);
    reasons = List.copyOf(reasons);
  }

  /** A vote against it. */
  public record Dissent(InstanceId instance, String rationale) {}

  /** What a voter said before the vote. @param evidence may be empty */
  public record Said(InstanceId instance, String text, String evidence) {}

  /** How far it is to be trusted: by its votes for and against, 0 to 1, two digits. */
  public double confidence() {
    return Confidence.of(votesFor, votesAgainst);
  }

  private static List<Said> reasons(Deliberation deliberation) {
    var positions =
        deliberation.positions().entrySet().stream()
            .limit(SAID_MAX)
            .map(
                one -> {
                  var said = one.getValue();
                  return new Said(
                      one.getKey(), said.vote() + ": " + said.rationale(), said.evidence());
                });
    var critiques =
        deliberation.critiques().entrySet().stream()
            .filter(one -> one.getValue().of().isPresent())
            .limit(SAID_MAX)
            .map(
                one -> {
                  var said = one.getValue();
                  return new Said(one.getKey(), said.rationale(), said.evidence());
                });
    return Stream.concat(positions, critiques).toList();
  }

  static Decision of(Proposal proposal, Memory memory, long seq, Instant at) {
    var subject = proposal.motion().subject();
    return new Decision(
        seq,
        proposal.id(),
        proposal.motion().title(),
        proposal.motion().text(),
        Optional.of(subject),
        subject instanceof Subject.OfFinding(var finding)
            && memory.find(finding).filter(KnownFinding::doubted).isPresent(),
        proposal.electorate().size(),
        proposal.count(Vote.YES),
        proposal.count(Vote.NO),
        proposal.votes().entrySet().stream()
            .filter(vote -> vote.getValue().vote() == Vote.NO)
            .limit(SAID_MAX)
            .map(vote -> new Dissent(vote.getKey(), vote.getValue().rationale()))
            .toList(),
        proposal.deliberation().map(Decision::reasons).orElse(List.of()),
        at);
  }
}
