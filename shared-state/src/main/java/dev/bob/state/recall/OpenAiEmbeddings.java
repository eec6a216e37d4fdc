package dev.bob.state.recall;

import dev.bob.state.model.Clip;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that speaks OpenAI's API, as OpenAI's own and most servers for one's own models do. Holds
 * no state; a failure is not tried again here.
 */
public final class OpenAiEmbeddings implements Embeddings {
  /** The client wants one; a server that needs none ignores it. */
  private static final String NO_KEY = "none";

  private static final int CAUSE_CHARS_MAX = 300;

  private final String name;
  private final EmbeddingModel model;

  /**
   * Asks nothing yet.
   *
   * @param name of the model at the provider
   */
  public OpenAiEmbeddings(String name, EmbeddingConfig config, OpenAiConfig openAi) {
    this.name = name;
    var builder =
        OpenAiEmbeddingModel.builder()
            .modelName(name)
            .apiKey(openAi.apiKey().orElse(NO_KEY))
            .timeout(config.timeout())
            .maxRetries(0)
            .maxSegmentsPerBatch(config.textsPerRequestMax());
    openAi.baseUrl().ifPresent(builder::baseUrl);
    this.model = builder.build();
  }

  @Override
  public List<float[]> of(List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      return List.of();
    }
    List<float[]> vectors;
    try {
      var answer = model.embedAll(texts.stream().map(TextSegment::from).toList());
      vectors = answer.content().stream().map(Embedding::vector).toList();
    } catch (RuntimeException e) { // the client has no other exceptions
      keepInterrupt(e);
      throw failure(Clip.clip(String.valueOf(e.getMessage()), CAUSE_CHARS_MAX), e);
    }
    if (vectors.size() != texts.size() || vectors.stream().anyMatch(v -> v.length == 0)) {
      throw failure("it did not give a vector for each of the texts", null);
    }
    return vectors;
  }

  private IOException failure(String cause, @Nullable Exception e) {
    return new IOException(
        "the model %s: %s; see BOB_EMBEDDING_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY"
            .formatted(name, cause),
        e);
  }

  /** The client forgets it, and whoever interrupts an instance means all of it. */
  private static void keepInterrupt(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
