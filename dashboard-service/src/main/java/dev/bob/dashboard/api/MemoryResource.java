package dev.bob.dashboard.api;

import dev.bob.state.Hive;
import dev.bob.state.recall.Kind;
import dev.bob.state.recall.Recall;
import dev.bob.state.recall.RecallFilter;
import dev.bob.state.recall.RecallQuery;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the hive knows. */
@Path("/api/memory")
final class MemoryResource {
  private static final int LIMIT_DEFAULT = 100;
  private static final int LIMIT_MAX = 5_000;

  private final Hive hive;
  private final Recall recall;

  MemoryResource(Hive hive, Recall recall) {
    this.hive = hive;
    this.recall = recall;
  }

  /**
   * The entries that fit best the words {@code q}, best first; without words the newest, oldest
   * first.
   */
  @GET
  public FoundMemory find(
      @QueryParam("q") @Nullable String q,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("author") @Nullable String author,
      @QueryParam("limit") @Nullable String limit) {
    int most = (int) Parameters.number("limit", limit, LIMIT_DEFAULT, LIMIT_MAX);
    var filter =
        new RecallFilter(
            kinds(kind), Parameters.text(tag), Parameters.text(author), Optional.empty());
    var found = recall.recall(hive.state().memory(), new RecallQuery(words(q), filter, most));
    return FoundMemory.of(found);
  }

  private static String words(@Nullable String q) {
    var words = Parameters.text(q).map(String::strip).orElse("");
    if (words.length() > RecallQuery.TEXT_CHARS_MAX) {
      throw new ProblemException(
          Problem.badInput(
              "q",
              "q has more than " + RecallQuery.TEXT_CHARS_MAX + " characters",
              "Ask with fewer words."));
    }
    return words;
  }

  private static Set<Kind> kinds(@Nullable String name) {
    if (Parameters.text(name).isEmpty()) {
      return EnumSet.allOf(Kind.class);
    }
    return Kind.named(name)
        .map(EnumSet::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.badInput(
                        "kind",
                        "there is no kind " + name,
                        "Use one of " + Arrays.toString(Kind.values()) + ".")));
  }
}
