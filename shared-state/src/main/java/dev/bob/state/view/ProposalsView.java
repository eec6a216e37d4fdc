package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Ballot;
import dev.bob.state.fold.ChangeQueue;
import dev.bob.state.fold.Critique;
import dev.bob.state.fold.Deliberation;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.ProposalState;
import dev.bob.state.fold.Proposals;
import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code .shared_proposals.json}: what is proposed, oldest first: all that is not closed,
 * and the newest of the rest; and the changes that came of it, see {@link ChangeEntry}.
 *
 * <pre>{@code
 * {
 *   "proposals" : [
 *     {
 *       "id" : "proposal_1",
 *       "title" : "Mend the link in docs/a.md",
 *       "text" : "It leads nowhere: mend it before the release.",
 *       "subject" : {
 *         "about" : "finding",
 *         "finding" : "0f3a5b7c9d1e2f40"
 *       },
 *       "rule" : "majority",
 *       "deadline_seconds" : 60,
 *       "effect" : {
 *         "kind" : "decision"
 *       },
 *       "author" : "person",
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "status" : "carried_out",
 *       "version" : 1,
 *       "voters" : [
 *         "instance_1",
 *         "instance_3",
 *         "instance_4"
 *       ],
 *       "votes_needed" : 2,
 *       "votes" : [
 *         {
 *           "instance" : "instance_1",
 *           "vote" : "yes",
 *           "rationale" : "The line holds the link, and nothing is at that path.",
 *           "evidence" : "git grep -n b.md 1111111 -- docs/a.md"
 *         },
 *         {
 *           "instance" : "instance_3",
 *           "vote" : "no",
 *           "rationale" : "HEAD has no docs/a.md any more.",
 *           "evidence" : "git ls-tree HEAD docs/a.md"
 *         },
 *         {
 *           "instance" : "instance_4",
 *           "vote" : "yes",
 *           "rationale" : "The line holds the link, and nothing is at that path.",
 *           "evidence" : "git grep -n b.md 1111111 -- docs/a.md"
 *         }
 *       ],
 *       "metadata" : {
 *         "bob" : {
 *           "from_kind" : "person",
 *           "seq" : 10,
 *           "since" : 14
 *         }
 *       }
 *     }
 *   ],
 *   "changes" : [ ]
 * }
 * }</pre>
 */
record ProposalsView(List<Entry> proposals, List<ChangeEntry> changes) {
  /**
   * @param status {@code open}, {@code accepted}, {@code carried_out}, {@code refused}, {@code
   *     expired} or {@code vetoed}
   * @param reason why it was vetoed
   * @param deliberation what was said before the vote; absent if there is none
   */
  record Entry(
      ProposalId id,
      String title,
      String text,
      Subject subject,
      VotingRule rule,
      long deadlineSeconds,
      Effect effect,
      String author,
      Instant timestamp,
      String status,
      Optional<String> reason,
      int version,
      List<InstanceId> voters,
      int votesNeeded,
      Optional<DeliberationEntry> deliberation,
      List<VoteEntry> votes,
      ObjectNode metadata) {}

  /**
   * @param positions what each voter said first, with how it would have voted
   */
  record DeliberationEntry(Round round, List<VoteEntry> positions, List<CritiqueEntry> critiques) {
    static DeliberationEntry of(Deliberation deliberation) {
      return new DeliberationEntry(
          deliberation.round(),
          votes(deliberation.positions()),
          deliberation.critiques().entrySet().stream()
              .map(said -> CritiqueEntry.of(said.getKey(), said.getValue()))
              .toList());
    }
  }

  /**
   * @param of whose position was looked at; absent if none contradicted
   * @param holds whether the same was found
   */
  record CritiqueEntry(
      InstanceId instance,
      Optional<InstanceId> of,
      boolean holds,
      String rationale,
      String evidence) {
    static CritiqueEntry of(InstanceId instance, Critique said) {
      return new CritiqueEntry(
          instance, said.of(), said.holds(), said.rationale(), said.evidence());
    }
  }

  record VoteEntry(InstanceId instance, Vote vote, String rationale, String evidence) {
    static VoteEntry of(InstanceId instance, Ballot ballot) {
      return new VoteEntry(instance, ballot.vote(), ballot.rationale(), ballot.evidence());
    }
  }

  static ProposalsView of(Proposals proposals, ChangeQueue changes) {
    return new ProposalsView(
        proposals.all().stream().map(ProposalsView::entry).toList(),
        changes.all().stream().map(ChangeEntry::of).toList());
  }

  private static Entry entry(Proposal proposal) {
    var motion = proposal.motion();
    var metadata = Own.metadata();
    Own.of(metadata).put("seq", proposal.seq()).put("since", proposal.since());
    Own.saidBy(metadata, proposal.by().kind());
    return new Entry(
        proposal.id(),
        motion.title(),
        motion.text(),
        motion.subject(),
        motion.rule(),
        motion.deadline().toSeconds(),
        motion.effect(),
        proposal.by().id(),
        proposal.openedAt(),
        proposal.state().word(),
        proposal.state() instanceof ProposalState.Vetoed(var reason)
            ? Optional.of(reason)
            : Optional.empty(),
        proposal.version(),
        proposal.electorate(),
        proposal.needed(),
        proposal.deliberation().map(DeliberationEntry::of),
        votes(proposal.votes()),
        metadata);
  }

  private static List<VoteEntry> votes(Map<InstanceId, Ballot> votes) {
    return votes.entrySet().stream()
        .map(vote -> VoteEntry.of(vote.getKey(), vote.getValue()))
        .toList();
  }
}
