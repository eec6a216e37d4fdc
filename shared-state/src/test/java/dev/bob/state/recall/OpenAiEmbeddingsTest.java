package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client against a real server on loopback. */
class OpenAiEmbeddingsTest {
  private static final String KEY = "sk-not-a-real-key";

  private EmbeddingServer server;

  @BeforeEach
  void open() throws IOException {
    server = new EmbeddingServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private OpenAiEmbeddings embeddings() {
    var settings =
        Map.of("bob.embedding.timeout", "PT2S", "bob.embedding.texts-per-request-max", "2");
    return new OpenAiEmbeddings(
        "subjects", EmbeddingSettings.with(settings), openAi(server.baseUrl()));
  }

  private static OpenAiConfig openAi(String baseUrl) {
    return EmbeddingSettings.openAi(Map.of("openai.base-url", baseUrl, "openai.api-key", KEY));
  }

  @Test
  void givesOneVectorForEachTextInTheirOrder() throws IOException {
    // When
    var vectors = embeddings().of(List.of("a car", "a tree", "an automobile"));

    // Then
    assertThat(vectors)
        .containsExactly(new float[] {1, 0, 0}, new float[] {0, 1, 0}, new float[] {1, 0, 0});
    assertThat(server.requests()).containsExactly(2, 1);
    assertThat(server.keys()).containsOnly("Bearer " + KEY);
  }

  @Test
  void asksNothingForNoTexts() throws IOException {
    assertThat(embeddings().of(List.of())).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithoutTheKeyAndDoesNotTryAgain() {
    // Given
    server.fail(401);

    // Then
    assertThatThrownBy(() -> embeddings().of(List.of("a car")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the model subjects")
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining(KEY);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusesFewerVectorsThanTexts() {
    // Given
    server.answer(
        vectors -> {
          vectors.remove(0);
          return vectors;
        });

    // Then
    assertThatThrownBy(() -> embeddings().of(List.of("a car", "a tree")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsNoVector() {
    // Given
    server.answer(
        vectors -> {
          vectors.removeAll();
          vectors.addObject().put("index", 0).put("embedding", "none");
          return vectors;
        });

    // Then
    assertThatThrownBy(() -> embeddings().of(List.of("a car"))).isInstanceOf(IOException.class);
  }

  @Test
  void saysThatNobodyAnswers() {
    // Given
    server.close();

    // Then
    assertThatThrownBy(() -> embeddings().of(List.of("a car"))).isInstanceOf(IOException.class);
  }

  @Test
  void keepsAnInterrupt() {
    // Given
    Thread.currentThread().interrupt();

    // When
    assertThatThrownBy(() -> embeddings().of(List.of("a car"))).isInstanceOf(IOException.class);

    // Then
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void recallsByMeaningWithTheModelThatIsConfigured() {
    // Given
    var story = new RecallStory();
    long wanted = story.finds("An automobile without brakes");
    story.finds("An oak");
    var config = EmbeddingSettings.with(Map.of("bob.embedding.model", "subjects"));

    // When
    try (var recall = RecallWiring.recall(config, openAi(server.baseUrl()))) {
      var found = recall.recall(story.memory(), new RecallQuery("car", RecallFilter.NONE, 10));

      // Then
      assertThat(found.best().getFirst().entry().seq()).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout=PT0S",
        "pause-after-failure=-PT1S",
        "entries-max=-1",
        "texts-per-question-max=0",
        "texts-per-request-max=0",
        "text-chars-max=0"
      })
  void refusesALimitThatIsOfNoUseByItsName(String setting) {
    // Given
    var name = setting.substring(0, setting.indexOf('='));
    var config =
        EmbeddingSettings.with(
            Map.of(
                "bob.embedding.model",
                "subjects",
                "bob.embedding." + name,
                setting.substring(setting.indexOf('=') + 1)));

    // Then
    assertThatThrownBy(() -> RecallWiring.recall(config, openAi(server.baseUrl())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BOB_EMBEDDING_" + name.replace('-', '_').toUpperCase(Locale.ROOT))
        .hasMessageContaining("or leave it out");
  }

  @Test
  void recallsByWordsAloneWhereNoModelIsConfigured() {
    // Given
    var story = new RecallStory();
    story.finds("An automobile without brakes");

    // When
    try (var recall =
        RecallWiring.recall(EmbeddingSettings.with(Map.of()), openAi(server.baseUrl()))) {
      var found = recall.recall(story.memory(), new RecallQuery("car", RecallFilter.NONE, 10));

      // Then
      assertThat(found.best()).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }
}
