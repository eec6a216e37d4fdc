package dev.bob.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.Hive;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the hive knows. */
@Path("/api/memory")
final class MemoryResource {
  private static final int LIMIT_DEFAULT = 100;
  private static final int LIMIT_MAX = 5_000;
  private static final Set<String> KINDS = Set.of("finding", "decision", "learning");

  private final Hive hive;

  MemoryResource(Hive hive) {
    this.hive = hive;
  }

  /**
   * The newest entries that fit, oldest first.
   *
   * @param decisions always empty: not built yet
   * @param more whether older ones fit as well
   */
  public record Found(
      List<KnownFinding> findings,
      List<JsonNode> decisions,
      List<Learning> learnings,
      boolean more) {}

  /** Looks for the words {@code q} as they stand, in titles, reasons, places and texts. */
  @GET
  public Found find(
      @QueryParam("q") @Nullable String q,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("limit") @Nullable String limit) {
    int most = (int) Parameters.number("limit", limit, LIMIT_DEFAULT, LIMIT_MAX);
    var words = Parameters.text(q).map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
    var wanted = Parameters.text(kind).map(Set::of).orElse(KINDS);
    if (!KINDS.containsAll(wanted)) {
      throw new ProblemException(
          Problem.badInput("kind", "there is no kind " + kind, "Use one of " + KINDS + "."));
    }
    Memory memory = hive.state().memory();
    var findings =
        wanted.contains("finding")
            ? fitting(memory.findings().values(), MemoryResource::words, words)
            : List.<KnownFinding>of();
    var learnings =
        wanted.contains("learning")
            ? fitting(memory.learnings().values(), Learning::text, words)
            : List.<Learning>of();
    return new Found(
        newest(findings, most),
        List.of(),
        newest(learnings, most),
        findings.size() > most || learnings.size() > most);
  }

  private static String words(KnownFinding known) {
    var finding = known.finding();
    return String.join(
        "\n", finding.title(), finding.why(), finding.kind(), finding.evidence().place());
  }

  private static <T> List<T> fitting(Collection<T> all, Function<T, String> text, String words) {
    return all.stream()
        .filter(entry -> text.apply(entry).toLowerCase(Locale.ROOT).contains(words))
        .toList();
  }

  private static <T> List<T> newest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
