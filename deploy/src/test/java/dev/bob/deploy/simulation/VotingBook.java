package dev.bob.deploy.simulation;

import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Vote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the checker knows of a proposal, and its own way of counting. */
final class VotingBook {
  static final String OPEN = "open";
  static final String ACCEPTED = "accepted";

  final Duration deadline;
  Set<InstanceId> voters;
  Map<InstanceId, ProposalFact.VoteCast> said = new HashMap<>();
  int version = 1;
  String outcome = OPEN;
  Duration since;
  private final String rule;

  VotingBook(String rule, Duration deadline, Set<InstanceId> voters, Duration since) {
    this.rule = rule;
    this.deadline = deadline;
    this.voters = voters;
    this.since = since;
  }

  /** Whether so many of all voters are enough. */
  boolean suffices(int yes) {
    int all = voters.size();
    return switch (rule) {
      case "majority" -> yes > all - yes;
      case "two-thirds" -> 3 * yes >= 2 * all;
      case "unanimous" -> yes == all;
      default -> yes >= Integer.parseInt(rule.substring(0, rule.indexOf('-')));
    };
  }

  /** What comes of what was said. */
  String counted() {
    int yes = 0;
    int silent = 0;
    for (var voter : voters) {
      var vote = said.get(voter);
      yes += vote != null && vote.vote() == Vote.YES ? 1 : 0;
      silent += vote == null ? 1 : 0;
    }
    return suffices(yes) ? ACCEPTED : suffices(yes + silent) ? OPEN : "refused";
  }
}
