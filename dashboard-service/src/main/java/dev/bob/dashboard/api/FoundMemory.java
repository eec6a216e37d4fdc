package dev.bob.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bob.state.fold.Confidence;
import dev.bob.state.fold.ForeignEntry;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Succession;
import dev.bob.state.recall.Recollection;
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
   * @param score how well it fits among all entries of the answer, greater is better; absent if no
   *     words were asked for
   */
  public record Scored<T>(@JsonUnwrapped T entry, OptionalDouble confidence, OptionalDouble score) {
    Scored(T entry, OptionalDouble score) {
      this(entry, OptionalDouble.empty(), score);
    }

    static <T> Scored<T> trusted(T entry, int permille, OptionalDouble score) {
      return new Scored<>(entry, OptionalDouble.of(Confidence.shown(permille)), score);
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
      var score = ranked ? OptionalDouble.of(recalled.score()) : OptionalDouble.empty();
      switch (recalled.entry()) {
        case Remembered.OfFinding(var known) ->
            findings.add(new Scored<>(known, OptionalDouble.of(known.confidence()), score));
        case Remembered.OfDecision(var decision, var _) ->
            decisions.add(
                Scored.trusted(
                    FoundDecision.of(decision, succession), decision.confidencePermille(), score));
        case Remembered.OfLearning(var learning) ->
            learnings.add(Scored.trusted(learning, Confidence.permille(learning.words()), score));
        case Remembered.OfForeign(var entry) -> foreign.add(new Scored<>(entry, score));
      }
    }
    return new FoundMemory(
        findings, decisions, learnings, foreign, found.best().size() < found.matches());
  }
}
