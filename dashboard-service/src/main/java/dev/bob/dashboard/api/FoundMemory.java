package dev.bob.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.ForeignEntry;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Succession;
import dev.bob.state.recall.Recollection;
import dev.bob.state.recall.Recollection.Recalled;
import dev.bob.state.recall.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was found in the memory, sort by sort.
 *
 * @param foreign what strangers wrote, findings and learnings: nobody has verified it
 * @param more whether others fit as well
 */
public record FoundMemory(
    List<Scored<KnownFinding>> findings,
    List<Scored<FoundDecision>> decisions,
    List<Scored<Learning>> learnings,
    List<Scored<ForeignEntry>> foreign,
    boolean more) {

  /**
   * @param entry its fields stand beside the rest
   * @param confidence how far it is to be trusted, 0 to 1, with two digits; absent of what nobody
   *     looks at
   * @param contradicts what else in the memory says something else; left out if nothing does
   * @param score how well it fits among all entries of the answer, greater is better; absent if no
   *     words were asked for
   */
  public record Scored<T>(
      @JsonUnwrapped T entry,
      OptionalDouble confidence,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
      OptionalDouble score) {
    static <T> Scored<T> of(T entry, Recalled recalled, boolean ranked) {
      return new Scored<>(
          entry, OptionalDouble.empty(), recalled.contradicts(), score(recalled, ranked));
    }

    Scored<T> trusted(double confidence) {
      return new Scored<>(entry, OptionalDouble.of(confidence), contradicts, score);
    }

    private static OptionalDouble score(Recalled recalled, boolean ranked) {
      return ranked ? OptionalDouble.of(recalled.score()) : OptionalDouble.empty();
    }
  }

  /**
   * @param memory in which it was found
   * @param ranked whether words were asked for
   */
  static FoundMemory of(Recollection found, Memory memory, boolean ranked) {
    var succession = Succession.of(memory);
    List<Scored<KnownFinding>> findings = new ArrayList<>();
    List<Scored<FoundDecision>> decisions = new ArrayList<>();
    List<Scored<Learning>> learnings = new ArrayList<>();
    List<Scored<ForeignEntry>> foreign = new ArrayList<>();
    for (var recalled : ranked ? found.best() : found.best().reversed()) {
      switch (recalled.entry()) {
        case Remembered.OfFinding(var known) ->
            findings.add(Scored.of(known, recalled, ranked).trusted(known.confidence()));
        case Remembered.OfDecision(var decision, var _) ->
            decisions.add(
                Scored.of(FoundDecision.of(decision, succession), recalled, ranked)
                    .trusted(decision.confidence()));
        case Remembered.OfLearning(var learning) ->
            learnings.add(Scored.of(learning, recalled, ranked).trusted(learning.confidence()));
        case Remembered.OfForeign(var entry) -> foreign.add(Scored.of(entry, recalled, ranked));
      }
    }
    return new FoundMemory(
        findings, decisions, learnings, foreign, found.best().size() < found.matches());
  }
}
