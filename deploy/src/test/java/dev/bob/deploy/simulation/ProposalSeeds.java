package dev.bob.deploy.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Runs one interleaving after another, and breaks off at the first that shows something wrong. */
final class ProposalSeeds {
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> refusedVotes = new TreeMap<>();
  private final long begin = System.nanoTime();
  private long runs;
  private long events;
  private long votes;

  /** Of a seed that fails, a person runs that one again: {@code -Dseed=}. */
  static ProposalSeeds run(long from, long count) {
    var seeds = new ProposalSeeds();
    var only = Long.getLong("seed");
    if (only == null) {
      for (long seed = from; seed < from + count; seed++) {
        seeds.run(seed);
      }
    } else {
      seeds.run(only);
    }
    return seeds;
  }

  private void run(long seed) {
    try {
      var voting = new SimulatedVoting(seed).run();
      runs++;
      events += voting.log().head();
      votes += voting.checker().votes();
      voting.checker().outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
      voting
          .checker()
          .refusedVotes()
          .forEach((reason, times) -> refusedVotes.merge(reason, times, Integer::sum));
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + " (again: -Dseed=" + seed + "): " + e.getMessage(), e);
    }
  }

  /** How many proposals ended how. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** How many votes in the log did not count, by the reason. */
  Map<String, Integer> refusedVotes() {
    return refusedVotes;
  }

  String figures() {
    return "proposals: %s seeds, %s events, %s votes, ended %s, votes that did not count %s, %s s"
        .formatted(
            runs,
            events,
            votes,
            outcomes,
            refusedVotes,
            Duration.ofNanos(System.nanoTime() - begin).toSeconds());
  }
}
