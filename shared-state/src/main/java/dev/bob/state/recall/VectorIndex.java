package dev.bob.state.recall;

import dev.bob.state.model.Clip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * The vectors of the newest entries, compared one by one: exact, and some milliseconds for the
 * largest memory there can be.
 */
final class VectorIndex {
  /** Of the nearest, as many as a person or a mind could want. */
  private static final int NEAREST_MAX = 100;

  private record Placed(String text, float[] vector) {}

  private record Wanted(long seq, String text) {}

  private final Embeddings embeddings;
  private final EmbeddingConfig limits;
  private final Map<Long, Placed> bySeq = new HashMap<>();

  VectorIndex(Embeddings embeddings, EmbeddingConfig limits) {
    this.embeddings = embeddings;
    this.limits = limits;
  }

  /**
   * Asks the model for what is new or says something else now, the newest first, and forgets what
   * is not among the newest entries any more.
   */
  void follow(Stream<Remembered> memory) throws IOException {
    var newest =
        memory
            .map(entry -> new Wanted(entry.seq(), clipped(entry.meaning())))
            .filter(entry -> !isEmpty(entry.text))
            .sorted(Comparator.comparingLong(Wanted::seq).reversed())
            .limit(limits.entriesMax())
            .toList();
    bySeq.keySet().retainAll(newest.stream().map(Wanted::seq).toList());
    var missing =
        newest.stream()
            .filter(entry -> !isPlaced(entry))
            .limit(limits.textsPerQuestionMax())
            .toList();
    // Request by request, so that what a slow model has given is kept when it fails at the next.
    for (int from = 0; from < missing.size(); from += limits.textsPerRequestMax()) {
      place(missing.subList(from, Math.min(missing.size(), from + limits.textsPerRequestMax())));
    }
  }

  private void place(List<Wanted> entries) throws IOException {
    var vectors = embeddings.of(entries.stream().map(Wanted::text).toList());
    for (int i = 0; i < entries.size(); i++) {
      bySeq.put(entries.get(i).seq, new Placed(entries.get(i).text, vectors.get(i)));
    }
  }

  /** Blank for the client too, which takes control characters for blanks. */
  private static boolean isEmpty(String text) {
    return text.trim().isEmpty();
  }

  private boolean isPlaced(Wanted entry) {
    var placed = bySeq.get(entry.seq);
    return placed != null && placed.text.equals(entry.text);
  }

  /** The nearest that are let through and do not point elsewhere, best first. */
  List<Scored> search(String text, LongPredicate lets) throws IOException {
    var words = clipped(text);
    if (isEmpty(words)) {
      return List.of();
    }
    var wanted = embeddings.of(List.of(words)).getFirst();
    List<Scored> near = new ArrayList<>();
    for (var entry : bySeq.entrySet()) {
      if (lets.test(entry.getKey())) {
        near.add(new Scored(entry.getKey(), cosine(wanted, entry.getValue().vector)));
      }
    }
    return near.stream()
        .filter(scored -> scored.score() > 0)
        .sorted(Scored.BEST_FIRST)
        .limit(NEAREST_MAX)
        .toList();
  }

  private String clipped(String text) {
    return Clip.clip(text, limits.textCharsMax());
  }

  private double cosine(float[] one, float[] other) throws IOException {
    if (one.length != other.length) {
      bySeq.clear(); // another model answers by now: all is asked anew
      throw new IOException(
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
