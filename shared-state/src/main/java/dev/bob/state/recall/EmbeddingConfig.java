package dev.bob.state.recall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The model by whose vectors recall goes beside the words. */
@ConfigMapping(prefix = "bob.embedding")
public interface EmbeddingConfig {
  /**
   * Its name at the provider. What the hive remembers, and what is asked of it, is sent there.
   * Default: none, so that nothing leaves the machine.
   */
  Optional<String> model();

  /**
   * How long one answer may take. More bears a slow model, and lets whoever recalls wait so long
   * when there is none. Default: 5 s.
   */
  @WithDefault("PT5S")
  Duration timeout();

  /**
   * How long a model that failed is left alone: meanwhile recall goes by words alone at once. More
   * spares waiting, and comes back to meaning later. Default: 1 minute.
   */
  @WithDefault("PT1M")
  Duration pauseAfterFailure();

  /**
   * How many entries, the newest, have a vector. Each more costs a process 4 bytes of heap for each
   * dimension, 6 KB with a model of 1,536. Default: 2,000.
   */
  @WithDefault("2000")
  int entriesMax();

  /**
   * How many texts one question sends to the model at most; the rest follows with the next ones.
   * More lets the first question after a start wait longer. Default: 256.
   */
  @WithDefault("256")
  int textsPerQuestionMax();

  /**
   * How many texts go into one request. More makes fewer and larger ones; providers have limits.
   * Default: 64.
   */
  @WithDefault("64")
  int textsPerRequestMax();

  /**
   * How much of a text is sent, in characters: what is behind is not part of its meaning. More
   * costs more tokens, and models have limits. Default: 2,000.
   */
  @WithDefault("2000")
  int textCharsMax();
}
