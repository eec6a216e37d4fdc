package dev.bob.state.recall;

import dev.bob.state.fold.Memory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * What lies near some words in meaning, by a model that may be away: then it is left alone for a
 * while, so that nobody waits for it again and again. For one thread at a time.
 */
final class Meaning {
  private static final Logger LOG = Logger.getLogger(Meaning.class);

  private final VectorIndex vectors;
  private final EmbeddingConfig config;
  private final LongSupplier nanoTime;
  private long failedAt;
  private boolean away;

  /**
   * @param nanoTime monotonic
   */
  Meaning(Embeddings embeddings, EmbeddingConfig config, LongSupplier nanoTime) {
    this.vectors = new VectorIndex(embeddings, config);
    this.config = config;
    this.nanoTime = nanoTime;
  }

  /**
   * Best first; empty while the model does not answer: a question is better answered by words than
   * not at all.
   */
  Optional<List<Scored>> near(Memory memory, String text, LongPredicate lets) {
    if (away && nanoTime.getAsLong() - failedAt < config.pauseAfterFailure().toNanos()) {
      return Optional.empty();
    }
    try {
      vectors.follow(Remembered.all(memory));
      var found = vectors.search(text, lets);
      if (away) {
        LOG.info("recalls by meaning again");
      }
      away = false;
      return Optional.of(found);
    } catch (IOException e) {
      if (!away) {
        LOG.warnf("recalls by words alone for now: %s", e.getMessage());
      }
      away = true;
      failedAt = nanoTime.getAsLong();
      return Optional.empty();
    }
  }
}
