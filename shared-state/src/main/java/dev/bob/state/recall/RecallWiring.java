package dev.bob.state.recall;

/** Which model stands behind recall: the one place that names an adapter of it. */
public final class RecallWiring {
  private RecallWiring() {}

  /**
   * With the model that is configured, and by words alone if none is: then no class of the model's
   * client is loaded.
   */
  public static Recall recall(EmbeddingConfig config, OpenAiConfig openAi) {
    return config
        .model()
        .map(
            name ->
                new Recall(new OpenAiEmbeddings(name, config, openAi), config, System::nanoTime))
        .orElseGet(Recall::new);
  }
}
