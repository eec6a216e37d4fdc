package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.fold.HiveState;
import dev.bob.state.recall.RecallFilter.Age;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecallTest {
  private final RecallStory story = new RecallStory();
  private final Recall recall = new Recall();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FileEventLog",
        "file event log",
        "fileeventlog",
        "EVENT",
        "logs",
        "file_event_log",
        "state/log/FileEventLog.java",
        "dev.bob.state",
        "cafe"
      })
  void findsCodeByItsPartsAndWhole(String words) {
    // Given
    long wanted =
        story.finds(
            "smell",
            "The class FileEventLog is long, says the café",
            "",
            "src/dev/bob/state/log/FileEventLog.java",
            "",
            List.of());
    story.finds("Nothing to see here");

    // Then
    assertThat(seqs(words)).containsExactly(wanted);
  }

  @Test
  void findsWhatHasNoBlanks() {
    long wanted = story.learns("テストは遅い");
    story.learns("Tests are fast");

    assertThat(seqs("遅い")).containsExactly(wanted);
  }

  @Test
  void putsWhatIsRareAndInTheTitleFirstAndTheNewestOfEquals() {
    // Given
    long older = story.finds("A slow test");
    long newer = story.finds("A slow test");
    long rare = story.finds("A slow parser");

    // Then
    assertThat(seqs("slow parser")).containsExactly(rare, newer, older);
    assertThat(ask("slow parser", RecallFilter.NONE, 1).best()).hasSize(1);
    assertThat(ask("slow parser", RecallFilter.NONE, 1).matches()).isEqualTo(3);
  }

  @Test
  void givesTheNewestWithoutWords() {
    // Given
    long finding = story.finds("One");
    long learning = story.learns("Two");
    var foreign = story.hears("watcher", JsonNodeFactory.instance.objectNode().put("text", "3"));

    // Then
    assertThat(seqs("")).containsExactly(foreign, learning, finding);
    assertThat(seqs("  ")).hasSize(3);
    assertThat(seqs("the of and")).isEmpty();
    assertThat(seqs("!\"§$%&/()=?*:~^[]{}\\ AND OR NOT")).isEmpty();
  }

  @Test
  void looksThroughFilters() {
    // Given
    long link = story.finds("broken-link", "A dead link", "", "a.md", "", List.of("docs"));
    long old = story.stales(story.finds("A dead link of before"));
    long retired = story.retires(story.learns("A dead link in the wiki"));
    long refuted = story.refutes(story.learns("All dead links are in the wiki"));
    long learned = story.learns("Dead links are common", "docs");
    long heard =
        story.hears("watcher", JsonNodeFactory.instance.objectNode().put("title", "dead link"));

    // Then
    assertThat(seqs("dead links", filter(EnumSet.of(Kind.LEARNING)))).containsExactly(learned);
    assertThat(seqs("dead links", filter(EnumSet.of(Kind.FINDING))))
        .containsExactlyInAnyOrder(link, old, heard);
    assertThat(
            seqs(
                "dead links",
                new RecallFilter(
                    EnumSet.allOf(Kind.class), Optional.of("docs"), Optional.empty(), Age.HELD)))
        .containsExactlyInAnyOrder(link, learned);
    assertThat(
            seqs(
                "dead links",
                new RecallFilter(
                    EnumSet.allOf(Kind.class), Optional.empty(), Optional.of("watcher"), Age.HELD)))
        .containsExactly(heard);
    assertThat(seqs("dead links", aged(Age.FRESH))).containsExactlyInAnyOrder(link, learned, heard);
    assertThat(seqs("dead links", aged(Age.HELD)))
        .containsExactlyInAnyOrder(link, learned, heard, old);
    assertThat(seqs("dead links", aged(Age.ALL)))
        .containsExactlyInAnyOrder(link, learned, heard, old, retired, refuted);
    assertThat(seqs("", aged(Age.FRESH))).containsExactly(heard, learned, link);
  }

  @Test
  void givesOnlyWhatAnotherEntryContradictsIfAsked() {
    // Given
    long slow = story.learns("Dead links are checked slowly");
    long quick = story.retires(story.learns("Dead links are checked quickly"));
    story.learns("Dead links are common");
    story.contradicts(slow, quick);

    // Then
    assertThat(seqs("", aged(Age.ALL).onlyContradicted())).containsExactly(quick, slow);
    assertThat(seqs("slowly", RecallFilter.NONE.onlyContradicted())).containsExactly(slow);
    assertThat(seqs("common", RecallFilter.NONE.onlyContradicted())).isEmpty();
  }

  @Test
  void prefersTheNewerOfTwoDecisionsOnTheSame() {
    // Given
    long older = story.decides("The name of the release");
    long newer = story.decides("The name of the release");

    // Then
    assertThat(seqs("name release")).containsExactly(newer);
    assertThat(seqs("name release", aged(Age.ALL))).containsExactly(newer, older);
  }

  /** Lucene counts deleted words until they are merged away: scores would tell of the past. */
  @Test
  void followsTheMemoryAndScoresAsOneThatBeginsWithIt() {
    // Given
    var random = new SplittableRandom(7);
    List<Long> reported = new ArrayList<>();
    var before = story.memory();
    for (int i = 0; i < 300; i++) {
      reported.add(story.finds("Finding about topic " + random.nextInt(9) + " and " + i));
      if (i % 7 == 0) {
        recall(recall, "topic");
      }
      if (i % 3 == 0) {
        story.confirms(reported.get(i / 3));
      }
    }

    // Then: what came and changed counts once
    assertThat(answer(recall)).isEqualTo(answer(new Recall()));
    assertThat(recall(recall, "topic").matches()).isEqualTo(300);

    // When: another memory, in which nearly all of it is missing
    assertThat(recall.recall(before, query("topic")).matches()).isZero();
    assertThat(recall.recall(HiveState.EMPTY.memory(), query("topic")).matches()).isZero();

    // Then
    assertThat(answer(recall)).isEqualTo(answer(new Recall()));
  }

  @Test
  void answersManyThreadsAlike() throws Exception {
    // Given
    for (int i = 0; i < 100; i++) {
      story.finds("Finding about topic " + i % 9 + " and " + i);
    }
    var early = story.memory();
    for (int i = 0; i < 100; i++) {
      story.finds("Finding about topic " + i % 9 + " and " + i);
    }
    var late = story.memory();
    var wantedEarly = new Recall().recall(early, query("topic 3"));
    var wantedLate = new Recall().recall(late, query("topic 3"));

    // When
    List<Callable<Boolean>> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      questions.add(() -> recall.recall(early, query("topic 3")).equals(wantedEarly));
      questions.add(() -> recall.recall(late, query("topic 3")).equals(wantedLate));
    }

    // Then
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var answered : threads.invokeAll(questions)) {
        assertThat(answered.get()).isTrue();
      }
    }
  }

  @Test
  void answersNothingOnceClosed() {
    // Given
    story.finds("One");
    recall(recall, "one");

    // When
    recall.close();
    recall.close();

    // Then
    assertThatThrownBy(() -> recall(recall, "one")).isInstanceOf(IllegalStateException.class);
  }

  /** A fake model that knows of two subjects. */
  private static List<float[]> subjects(List<String> texts) {
    return texts.stream().map(RecallTest::subject).toList();
  }

  private static float[] subject(String text) {
    var words = text.toLowerCase(Locale.ROOT);
    boolean vehicles = words.contains("car") || words.contains("automobile");
    return new float[] {vehicles ? 1 : 0, words.contains("tree") ? 1 : 0, 0.01f};
  }

  private static Recall withModel(Embeddings model) {
    return new Recall(model, EmbeddingSettings.with(Map.of()), () -> 0);
  }

  @Test
  void fusesWordsWithMeaning() {
    // Given
    long both = story.finds("A car without brakes");
    long meaning = story.finds("An automobile");
    long neither = story.finds("A tree");

    // When
    var fused =
        withModel(RecallTest::subjects).recall(story.memory(), query("car without a driver"));

    // Then
    assertThat(seqs(fused)).startsWith(both, meaning);
    assertThat(fused.best().getFirst().score()).isEqualTo(1.0 / 61 + 1.0 / 62);
    assertThat(fused.best().get(1).score()).isEqualTo(1.0 / 61);
    assertThat(seqs("car without a driver")).doesNotContain(meaning, neither);
  }

  @Test
  void goesByWordsAloneWhileTheModelIsAway() {
    // Given
    long wanted = story.finds("A car without brakes");
    var away =
        withModel(
            _ -> {
              throw new IOException("connection refused");
            });

    // Then
    assertThat(seqs(away.recall(story.memory(), query("car")))).containsExactly(wanted);
  }

  private List<Long> seqs(String words) {
    return seqs(words, RecallFilter.NONE);
  }

  private List<Long> seqs(String words, RecallFilter filter) {
    return seqs(ask(words, filter, 100));
  }

  private static List<Long> seqs(Recollection found) {
    return found.best().stream().map(recalled -> recalled.entry().seq()).toList();
  }

  private Recollection ask(String words, RecallFilter filter, int limit) {
    return recall.recall(story.memory(), new RecallQuery(words, filter, limit));
  }

  private Recollection recall(Recall asked, String words) {
    return asked.recall(story.memory(), query(words));
  }

  private List<Recollection> answer(Recall asked) {
    return List.of(
        recall(asked, "topic 3"),
        recall(asked, "finding 17"),
        recall(asked, "about topic 5 and 6"));
  }

  private static RecallQuery query(String words) {
    return new RecallQuery(words, RecallFilter.NONE, 1_000);
  }

  private static RecallFilter filter(Set<Kind> kinds) {
    return new RecallFilter(kinds, Optional.empty(), Optional.empty(), Age.HELD);
  }

  private static RecallFilter aged(Age age) {
    return new RecallFilter(EnumSet.allOf(Kind.class), Optional.empty(), Optional.empty(), age);
  }
}
