package dev.bob.dashboard.api;

import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Clip;
import dev.bob.state.model.FindingId;
import dev.bob.state.recall.Kind;
import dev.bob.state.recall.Recall;
import dev.bob.state.recall.RecallFilter;
import dev.bob.state.recall.RecallFilter.Age;
import dev.bob.state.recall.RecallQuery;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the hive knows. */
@Path("/api/memory")
final class MemoryResource {
  private static final int LIMIT_DEFAULT = 100;
  private static final int LIMIT_MAX = 5_000;
  private static final int SHOWN_CHARS_MAX = 40;

  private final Hive hive;
  private final Recall recall;
  private final Submissions submissions;

  MemoryResource(Hive hive, Recall recall, Submissions submissions) {
    this.hive = hive;
    this.recall = recall;
    this.submissions = submissions;
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
      @QueryParam("age") @Nullable String age,
      @QueryParam("contradicted") @Nullable String contradicted,
      @QueryParam("limit") @Nullable String limit) {
    int most = (int) Parameters.number("limit", limit, LIMIT_DEFAULT, LIMIT_MAX);
    var filter =
        new RecallFilter(kinds(kind), Parameters.text(tag), Parameters.text(author), age(age));
    if (Parameters.flag("contradicted", contradicted)) {
      filter = filter.onlyContradicted();
    }
    var words = words(q);
    var memory = hive.state().memory();
    var found = recall.recall(memory, new RecallQuery(words, filter, most));
    return FoundMemory.of(found, memory, !words.isEmpty());
  }

  /** Gives the finding as it is now. */
  @POST
  @Path("/{id}/dismiss")
  public KnownFinding dismiss(@PathParam("id") String id, ReasonDraft draft) throws LogException {
    var finding = Parameters.id(id, FindingId::new);
    var reason = draft.required();
    var fact = Parameters.value("reason", () -> new MemoryFact.FindingDismissed(finding, reason));
    return submissions.submit(fact).state().memory().find(finding).orElseThrow();
  }

  /** Gives the learning as it is now. */
  @POST
  @Path("/{seq}/retire")
  public Learning retire(@PathParam("seq") String seq, ReasonDraft draft) throws LogException {
    long learning = Parameters.seq("learning", seq);
    var reason = draft.required();
    var fact = Parameters.value("reason", () -> new MemoryFact.LearningRetired(learning, reason));
    var learnings = submissions.submit(fact).state().memory().learnings();
    return Optional.ofNullable(learnings.get(learning)).orElseThrow();
  }

  /** Gives what contradicts the entry now; each of the two may be named by its seq, too. */
  @POST
  @Path("/{id}/contradict")
  public Contradicted contradict(@PathParam("id") String id, ContradictionDraft draft)
      throws LogException {
    var name = Parameters.required("entry", draft.entry());
    var why = Parameters.required("why", draft.why());
    var memory = hive.state().memory();
    long one = entry(memory, id);
    long other = entry(memory, name);
    var field = why.isBlank() ? "why" : "entry";
    var fact = Parameters.value(field, () -> new MemoryFact.Contradicted(one, other, why));
    var next = submissions.submit(fact).state().memory();
    return new Contradicted(one, Contradictions.in(next).of(one));
  }

  /**
   * @param entry its seq
   */
  public record Contradicted(long entry, List<Contradiction> contradicts) {}

  /**
   * @param entry the other one: the id of a finding, or the seq of an entry
   */
  public record ContradictionDraft(@Nullable String entry, @Nullable String why) {}

  private static long entry(Memory memory, String name) {
    return memory
        .seqOf(name)
        .orElseThrow(
            () ->
                Parameters.notFound(
                    "entry %s in the memory".formatted(Clip.clip(name, SHOWN_CHARS_MAX))));
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

  private static Age age(@Nullable String name) {
    var wanted = Parameters.text(name).orElse(Age.HELD.toString());
    return Arrays.stream(Age.values())
        .filter(age -> age.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> noneOf("age", wanted, Age.values()));
  }

  private static ProblemException noneOf(String field, String given, Object[] all) {
    return new ProblemException(
        Problem.badInput(
            field,
            "there is no %s %s".formatted(field, given),
            "Use one of " + Arrays.toString(all) + "."));
  }

  private static Set<Kind> kinds(@Nullable String name) {
    if (Parameters.text(name).isEmpty()) {
      return EnumSet.allOf(Kind.class);
    }
    return Kind.named(name).map(EnumSet::of).orElseThrow(() -> noneOf("kind", name, Kind.values()));
  }
}
