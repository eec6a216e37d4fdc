package dev.bob.state.recall;

import java.io.IOException;
import java.util.List;

/**
 * Gives texts a place in a space in which like meanings lie near each other: a port for a model.
 * Without one, recall goes by words alone. Called by one thread at a time.
 */
@FunctionalInterface
public interface Embeddings {
  /**
   * @param texts none of them blank; may be empty
   * @return one vector for each text, in their order, to be compared by the cosine
   * @throws IOException if the model does not answer, or not as it should: recall then goes by
   *     words alone
   */
  List<float[]> of(List<String> texts) throws IOException;
}
