package dev.bob.state.recall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one ranking of several whose scores cannot be compared: reciprocal rank fusion (Cormack,
 * Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
 * Methods, SIGIR 2009). An entry gets the sum of 1 / ({@value #K} + rank) over the rankings in
 * which it stands, ranks from 1.
 */
final class RankFusion {
  /** As in the paper: the first ranks of one ranking must not outvote all others. */
  static final int K = 60;

  private RankFusion() {}

  /**
   * @param rankings each best first
   */
  static List<Scored> fuse(List<List<Scored>> rankings) {
    Map<Long, Double> sums = new HashMap<>();
    for (var ranking : rankings) {
      for (int rank = 1; rank <= ranking.size(); rank++) {
        sums.merge(ranking.get(rank - 1).seq(), 1.0 / (K + rank), Double::sum);
      }
    }
    return sums.entrySet().stream()
        .map(sum -> new Scored(sum.getKey(), sum.getValue()))
        .sorted(Scored.BEST_FIRST)
        .toList();
  }
}
