package dev.bob.state.recall;

import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.Memory;
import dev.bob.state.recall.Recollection.Recalled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a memory what concerns some words: by BM25, and where a model for embeddings is given,
 * fused with what lies near in meaning ({@link RankFusion}). The dashboard asks it for people, an
 * instance for its next task.
 *
 * <p>It follows the memory that it is asked about: what came, changed or left since the last
 * question is taken in then, so nobody has to tell it, and a process that recalls nothing pays
 * nothing: no thread, and no class of Lucene is loaded before the first words are looked for in a
 * memory that has something in it. Without a model the same memory and query give the same answer
 * in every process.
 *
 * <p>May be called from any thread; words are looked for one question at a time. It holds heap and
 * nothing else: when the process dies, nothing is lost.
 */
public final class Recall implements AutoCloseable {
  private final Optional<Meaning> meaning;

  // All guarded by this.
  private final Map<Long, Object> sources = new HashMap<>();
  private @Nullable WordIndex words;
  private @Nullable Memory taken;
  private boolean closed;

  /** By words alone. */
  public Recall() {
    meaning = Optional.empty();
  }

  /**
   * By words and by meaning.
   *
   * @param nanoTime monotonic
   */
  public Recall(Embeddings embeddings, EmbeddingConfig config, LongSupplier nanoTime) {
    meaning = Optional.of(new Meaning(embeddings, config, nanoTime));
  }

  /**
   * What of that memory fits best; without words, the newest of all that the filter lets through.
   *
   * @throws IllegalStateException if it is closed, and words are looked for
   */
  public Recollection recall(Memory memory, RecallQuery query) {
    var contradictions = Contradictions.in(memory);
    Map<Long, Remembered> let =
        Remembered.all(memory)
            .filter(entry -> query.filter().lets(entry, contradictions))
            .collect(Collectors.toMap(Remembered::seq, entry -> entry));
    if (query.text().isEmpty()) { // nobody waits for another one's question for this
      return newest(let, contradictions, query.limit());
    }
    return ranked(memory, query, let, contradictions);
  }

  private synchronized Recollection ranked(
      Memory memory, RecallQuery query, Map<Long, Remembered> let, Contradictions contradictions) {
    if (closed) {
      throw new IllegalStateException("recall is closed");
    }
    if (let.isEmpty()) {
      return new Recollection(List.of(), 0);
    }
    var index = follow(memory);
    var byWords =
        index.search(query.text()).stream().filter(hit -> let.containsKey(hit.seq())).toList();
    var ranking =
        meaning
            .flatMap(model -> model.near(memory, query.text(), let::containsKey))
            .map(byMeaning -> RankFusion.fuse(List.of(byWords, byMeaning)))
            .orElse(byWords);
    return best(ranking, let, contradictions, query.limit());
  }

  private static Recollection newest(
      Map<Long, Remembered> let, Contradictions contradictions, int limit) {
    return new Recollection(
        let.values().stream()
            .sorted(Comparator.comparingLong(Remembered::seq).reversed())
            .limit(limit)
            .map(entry -> new Recalled(entry, contradictions.of(entry.seq()), 0))
            .toList(),
        let.size());
  }

  private static Recollection best(
      List<Scored> ranking, Map<Long, Remembered> let, Contradictions contradictions, int limit) {
    List<Recalled> best = new ArrayList<>();
    for (var hit : ranking.subList(0, Math.min(limit, ranking.size()))) {
      var entry = Objects.requireNonNull(let.get(hit.seq()));
      best.add(new Recalled(entry, contradictions.of(entry.seq()), hit.score()));
    }
    return new Recollection(best, ranking.size());
  }

  /** Takes in what is another object than the last time; what has left the memory goes. */
  private WordIndex follow(Memory memory) {
    var index = words;
    if (index == null) {
      index = new WordIndex();
      words = index;
    }
    if (memory == taken) {
      return index;
    }
    Map<Long, Object> now = new HashMap<>();
    for (var entry : (Iterable<Remembered>) Remembered.all(memory)::iterator) {
      now.put(entry.seq(), entry.source());
      if (sources.get(entry.seq()) != entry.source()) {
        index.put(entry);
      }
    }
    for (var seq : sources.keySet()) {
      if (!now.containsKey(seq)) {
        index.remove(seq);
      }
    }
    sources.clear();
    sources.putAll(now);
    taken = memory;
    return index;
  }

  /** Frees the heap; a question that is being answered is answered first. May be called again. */
  @Override
  public synchronized void close() {
    closed = true;
    if (words != null) {
      words.close();
    }
    words = null;
    taken = null;
    sources.clear();
  }
}
