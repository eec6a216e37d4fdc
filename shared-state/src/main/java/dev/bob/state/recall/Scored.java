package dev.bob.state.recall;

import java.util.Comparator;

/** An entry by its seq, and how well it fits. */
record Scored(long seq, double score) {
  /** Newer knowledge is more often of use, and the order must be the same in every process. */
  static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .reversed()
          .thenComparing(Comparator.comparingLong(Scored::seq).reversed());
}
