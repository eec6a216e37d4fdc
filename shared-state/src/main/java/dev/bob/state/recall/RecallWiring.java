package dev.bob.state.recall;

import java.time.Duration;

/** Which model stands behind recall: the one place that names an adapter of it. */
public final class RecallWiring {
  private RecallWiring() {}

  /**
   * With the model that is configured, and by words alone if none is: then no class of the model's
   * client is loaded.
   *
   * @throws IllegalArgumentException in one sentence, if there is a model and a limit of it is of
   *     no use
   */
  public static Recall recall(EmbeddingConfig config, OpenAiConfig openAi) {
    return config.model().map(name -> recall(name, config, openAi)).orElseGet(Recall::new);
  }

  private static Recall recall(String name, EmbeddingConfig config, OpenAiConfig openAi) {
    requirePositive("BOB_EMBEDDING_TIMEOUT", config.timeout());
    requirePositive("BOB_EMBEDDING_PAUSE_AFTER_FAILURE", config.pauseAfterFailure());
    requirePositive("BOB_EMBEDDING_ENTRIES_MAX", config.entriesMax());
    requirePositive("BOB_EMBEDDING_TEXTS_PER_QUESTION_MAX", config.textsPerQuestionMax());
    requirePositive("BOB_EMBEDDING_TEXTS_PER_REQUEST_MAX", config.textsPerRequestMax());
    requirePositive("BOB_EMBEDDING_TEXT_CHARS_MAX", config.textCharsMax());
    return new Recall(new OpenAiEmbeddings(name, config, openAi), config, System::nanoTime);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          name + " is " + value + ": set it to PT0.001S or more, or leave it out");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          name + " is " + value + ": set it to 1 or more, or leave it out");
    }
  }
}
