package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeaningTest {
  private final RecallStory story = new RecallStory();
  private final AtomicLong nanos = new AtomicLong();
  private final List<List<String>> asked = new ArrayList<>();
  private boolean away;
  private int awayAfter = Integer.MAX_VALUE;
  private int dimensions = 2;

  private List<float[]> model(List<String> texts) throws IOException {
    asked.add(texts);
    if (away || asked.size() > awayAfter) {
      throw new IOException("connection refused");
    }
    return texts.stream()
        .map(
            text -> {
              var vector = new float[dimensions];
              vector[text.contains("car") ? 0 : 1] = 1;
              return vector;
            })
        .toList();
  }

  private Meaning meaning(Map<String, String> settings) {
    return new Meaning(this::model, EmbeddingSettings.with(settings), nanos::get);
  }

  private Optional<List<Scored>> near(Meaning meaning) {
    return meaning.near(story.memory(), "car", _ -> true);
  }

  private int textsAsked() {
    return asked.stream().mapToInt(List::size).sum();
  }

  @Test
  void asksOnceForEachTextAndAnewForTheQuestion() {
    // Given
    story.finds("A car");
    story.finds("A tree");
    var meaning = meaning(Map.of());

    // When
    near(meaning);
    near(meaning);

    // Then: two entries, and two questions
    assertThat(textsAsked()).isEqualTo(4);
  }

  @Test
  void takesTheNewestFirstAndTheRestWithTheNextQuestions() {
    // Given
    for (int i = 0; i < 5; i++) {
      story.finds("A car " + i);
    }
    var meaning = meaning(Map.of("bob.embedding.texts-per-question-max", "2"));

    // Then
    assertThat(near(meaning).orElseThrow()).hasSize(2);
    assertThat(asked.getFirst())
        .allMatch(text -> text.startsWith("A car 4") || text.startsWith("A car 3"));
    assertThat(near(meaning).orElseThrow()).hasSize(4);
    assertThat(near(meaning).orElseThrow()).hasSize(5);
  }

  @Test
  void keepsVectorsOfTheNewestEntriesOnly() {
    // Given
    var meaning = meaning(Map.of("bob.embedding.entries-max", "2"));
    long first = story.finds("A car 0");
    near(meaning);

    // When
    long second = story.finds("A car 1");
    long third = story.finds("A car 2");

    // Then
    assertThat(near(meaning).orElseThrow())
        .extracting(Scored::seq)
        .containsExactly(third, second)
        .doesNotContain(first);
  }

  @Test
  void sendsNoMoreOfATextThanTheLimit() {
    // Given
    story.finds("A car with " + "many ".repeat(40) + "wheels");

    // When
    near(meaning(Map.of("bob.embedding.text-chars-max", "50")));

    // Then
    assertThat(asked.getFirst().getFirst()).hasSize(50);
  }

  @Test
  void keepsWhatAModelGaveBeforeItFailed() {
    // Given: a model that answers one request, and then does not
    story.finds("A car 0");
    story.finds("A car 1");
    var meaning = meaning(Map.of("bob.embedding.texts-per-request-max", "1"));
    awayAfter = 1;
    assertThat(near(meaning)).isEmpty();

    // When
    awayAfter = Integer.MAX_VALUE;
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());

    // Then: the first entry is not asked for again
    asked.clear();
    assertThat(near(meaning).orElseThrow()).hasSize(2);
    assertThat(textsAsked()).isEqualTo(2);
  }

  @Test
  void sendsNoLineOfAFile() {
    // Given
    story.finds("smell", "A car", "It smells.", "src/a.md", "password = hunter2", List.of());

    // When
    near(meaning(Map.of()));

    // Then
    assertThat(asked.getFirst().getFirst()).contains("A car", "smells").doesNotContain("hunter2");
  }

  @Test
  void leavesAModelAloneThatFailedUntilThePauseIsOver() {
    // Given
    story.finds("A car");
    var meaning = meaning(Map.of());
    away = true;
    assertThat(near(meaning)).isEmpty();
    int before = asked.size();

    // When it is back, but not waited for yet
    away = false;
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(near(meaning)).isEmpty();
    assertThat(asked).hasSize(before);

    // Then
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(near(meaning).orElseThrow()).hasSize(1);
  }

  @Test
  void startsOverWhenAnotherModelAnswers() {
    // Given
    story.finds("A car");
    var meaning = meaning(Map.of());
    near(meaning);

    // When
    dimensions = 3;
    assertThat(near(meaning)).isEmpty();
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());

    // Then
    assertThat(near(meaning).orElseThrow()).hasSize(1);
  }
}
