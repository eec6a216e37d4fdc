package dev.bob.state.recall;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The vectors of all entries, compared one by one: exact, and some milliseconds for the largest
 * memory there can be. Each costs 4 bytes a dimension of the heap.
 */
final class VectorIndex {
  /** Of the nearest, as many as a person or a mind could want. */
  private static final int NEAREST_MAX = 100;

  private record Placed(String text, float[] vector) {}

  private final Embeddings embeddings;
  private final Map<Long, Placed> bySeq = new HashMap<>();

  VectorIndex(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  /** Asks the model for what is new or says something else now. */
  void put(Remembered entry) throws IOException {
    var text = entry.title() + "\n" + entry.text();
    var placed = bySeq.get(entry.seq());
    if (placed == null || !placed.text.equals(text)) {
      bySeq.put(entry.seq(), new Placed(text, embeddings.of(text)));
    }
  }

  void keepOnly(Set<Long> seqs) {
    bySeq.keySet().retainAll(seqs);
  }

  /** The nearest that are let through and do not point elsewhere, best first. */
  List<Scored> search(String text, LongPredicate lets) throws IOException {
    var wanted = embeddings.of(text);
    return bySeq.entrySet().stream()
        .filter(entry -> lets.test(entry.getKey()))
        .map(entry -> new Scored(entry.getKey(), cosine(wanted, entry.getValue().vector)))
        .filter(scored -> scored.score() > 0)
        .sorted(Scored.BEST_FIRST)
        .limit(NEAREST_MAX)
        .toList();
  }

  private static double cosine(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalStateException(
          "one model gives vectors of one length, not " + one.length + " and " + other.length);
    }
    double product = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      ones += (double) one[i] * one[i];
      others += (double) other[i] * other[i];
    }
    return ones == 0 || others == 0 ? 0 : product / Math.sqrt(ones * others);
  }
}
