package dev.bob.state.recall;

import java.io.IOException;

/**
 * Gives texts a place in a space in which like meanings lie near each other: a port for a model.
 * None is configured yet; without one, recall goes by words alone. Called by one thread at a time.
 */
@FunctionalInterface
public interface Embeddings {
  /**
   * @return the same length for every text, compared by the cosine
   * @throws IOException if the model does not answer: recall then goes by words alone
   */
  float[] of(String text) throws IOException;
}
