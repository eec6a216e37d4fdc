package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.fold.Memory;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How well recall does on a small set that was labelled by hand, against the plain search for the
 * words as they stand that it replaces. The floors are a little below what it reached when they
 * were set.
 */
class RecallQualityTest {
  private static final int RECALL_AT = 5;
  private static final double RECALL_FLOOR = 0.95;
  private static final double RANK_FLOOR = 0.95;

  private final RecallStory story = new RecallStory();
  private final Map<Long, String> idBySeq = new HashMap<>();
  private List<Labelled> queries = List.of();

  private record Labelled(String text, Set<String> relevant) {}

  /**
   * @param recall of what is relevant, how much stands among the first five, on average
   * @param reciprocalRank one divided by the rank of the first relevant one, on average: MRR
   */
  private record Quality(double recall, double reciprocalRank) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "recall@%d %.3f, MRR %.3f", RECALL_AT, recall, reciprocalRank);
    }
  }

  @BeforeEach
  void remember() throws IOException {
    try (var file = getClass().getResourceAsStream("/recall/labelled.json")) {
      var set = Json.MAPPER.readTree(file);
      for (var entry : set.get("entries")) {
        idBySeq.put(remember(entry), entry.get("id").asText());
      }
      queries = new ArrayList<>();
      for (var query : set.get("queries")) {
        Set<String> relevant = new HashSet<>();
        query.get("relevant").forEach(id -> relevant.add(id.asText()));
        queries.add(new Labelled(query.get("text").asText(), relevant));
      }
    }
  }

  @Test
  void recallsWhatIsRelevantFarBetterThanPlainSearch() {
    // Given
    assertThat(idBySeq).hasSizeGreaterThanOrEqualTo(40);
    assertThat(queries).hasSizeGreaterThanOrEqualTo(20);
    assertThat(queries).allSatisfy(q -> assertThat(idBySeq.values()).containsAll(q.relevant()));
    var recall = new Recall();

    // When
    var ours = quality(text -> ids(recall, text));
    var plain = quality(text -> containing(story.memory(), text));
    var counting = quality(text -> containingMost(story.memory(), text));

    // Then
    System.out.printf(
        Locale.ROOT,
        "recall of %d entries by %d queries: BM25 %s; plain search %s; counting words %s%n",
        idBySeq.size(),
        queries.size(),
        ours,
        plain,
        counting);
    assertThat(ours.recall()).isGreaterThanOrEqualTo(RECALL_FLOOR);
    assertThat(ours.reciprocalRank()).isGreaterThanOrEqualTo(RANK_FLOOR);
    assertThat(ours.recall()).isGreaterThan(2 * plain.recall());
    assertThat(ours.reciprocalRank()).isGreaterThan(2 * plain.reciprocalRank());
    assertThat(ours.recall()).isGreaterThan(counting.recall());
    assertThat(ours.reciprocalRank()).isGreaterThan(counting.reciprocalRank());
  }

  private long remember(JsonNode entry) {
    List<String> tags = new ArrayList<>();
    entry.get("tags").forEach(tag -> tags.add(tag.asText()));
    var sort = entry.get("sort").asText();
    var title = entry.get("title").asText();
    return sort.equals("learning")
        ? story.learns(title, tags.toArray(String[]::new))
        : story.finds(
            sort,
            title,
            entry.get("why").asText(),
            entry.get("path").asText(),
            entry.get("excerpt").asText(),
            tags);
  }

  private List<String> ids(Recall recall, String text) {
    return recall
        .recall(story.memory(), new RecallQuery(text, RecallFilter.NONE, RECALL_AT * 4))
        .best()
        .stream()
        .map(recalled -> idBySeq.get(recalled.entry().seq()))
        .toList();
  }

  /** The peer: entries that contain the text as it stands, in either case, the newest first. */
  private List<String> containing(Memory memory, String text) {
    var words = text.toLowerCase(Locale.ROOT);
    return Remembered.all(memory)
        .filter(
            entry -> (entry.title() + "\n" + entry.text()).toLowerCase(Locale.ROOT).contains(words))
        .sorted(Comparator.comparingLong(Remembered::seq).reversed())
        .map(entry -> idBySeq.get(entry.seq()))
        .toList();
  }

  /** A stronger peer: those first that contain most of the words, each as it stands. */
  private List<String> containingMost(Memory memory, String text) {
    var words = List.of(text.toLowerCase(Locale.ROOT).split("\\W+"));
    ToLongFunction<Remembered> contained =
        entry -> {
          var all = (entry.title() + "\n" + entry.text()).toLowerCase(Locale.ROOT);
          return words.stream().filter(all::contains).count();
        };
    return Remembered.all(memory)
        .filter(entry -> contained.applyAsLong(entry) > 0)
        .sorted(Comparator.comparingLong(contained).thenComparingLong(Remembered::seq).reversed())
        .map(entry -> idBySeq.get(entry.seq()))
        .toList();
  }

  private Quality quality(Function<String, List<String>> search) {
    double recall = 0;
    double reciprocalRank = 0;
    for (var query : queries) {
      var found = search.apply(query.text());
      var first = found.stream().limit(RECALL_AT).filter(query.relevant()::contains).count();
      recall += (double) first / Math.min(RECALL_AT, query.relevant().size());
      var rank = found.stream().takeWhile(id -> !query.relevant().contains(id)).count();
      reciprocalRank += rank < found.size() ? 1.0 / (rank + 1) : 0;
    }
    return new Quality(recall / queries.size(), reciprocalRank / queries.size());
  }
}
