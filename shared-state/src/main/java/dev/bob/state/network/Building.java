package dev.bob.state.network;

import dev.bob.state.network.Chain.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps, each put behind those that it rests on; of each the longest way to it is kept. Confined to
 * one call.
 */
final class Building {
  private static final Comparator<Chain> LONGEST_FIRST =
      Comparator.comparingInt(Chain::handovers)
          .thenComparingInt(chain -> chain.steps().size())
          .thenComparingLong(Chain::newestSeq)
          .reversed()
          .thenComparing(chain -> chain.steps().getLast().what())
          .thenComparing(chain -> chain.steps().getLast().id());

  private final Map<Step, Laid> laid = new LinkedHashMap<>();
  private final Set<Step> builtOn = new HashSet<>();
  private final Map<Edge, Integer> edges = new HashMap<>();

  /**
   * A step with the longest way to it.
   *
   * @param by who did it, or the step of the way before it that somebody did
   * @param length of the way in steps
   */
  private record Laid(
      Step step, Optional<Laid> before, Optional<String> by, int handovers, int length) {
    static final Comparator<Laid> SHORTEST_FIRST =
        Comparator.comparingInt(Laid::handovers).thenComparingInt(Laid::length);

    static Laid first(Step step) {
      return new Laid(step, Optional.empty(), step.by(), 0, 1);
    }

    static Laid on(Laid before, Step step) {
      boolean handed = before.handedTo(step);
      return new Laid(
          step,
          Optional.of(before),
          step.by().or(before::by),
          before.handovers + (handed ? 1 : 0),
          before.length + 1);
    }

    /** Whether another one goes on with it. */
    boolean handedTo(Step step) {
      return by.isPresent() && step.by().isPresent() && !by.equals(step.by());
    }

    Chain chain() {
      List<Step> steps = new ArrayList<>();
      for (var at = Optional.of(this); at.isPresent(); at = at.get().before) {
        steps.add(at.get().step);
      }
      return new Chain(handovers, steps.reversed());
    }
  }

  /** Puts a step behind those of these that are laid already. */
  void lay(Step step, List<Step> on) {
    Optional<Laid> best = Optional.empty();
    for (var one : on) {
      var before = laid.get(one);
      if (before != null) {
        builtOn.add(one);
        count(before, step);
        var way = Laid.on(before, step);
        best =
            best.filter(other -> Laid.SHORTEST_FIRST.compare(other, way) >= 0)
                .or(() -> Optional.of(way));
      }
    }
    laid.put(step, best.orElseGet(() -> Laid.first(step)));
  }

  /** A look at the evidence of another is told by edges of its own. */
  private void count(Laid before, Step step) {
    if (step.what() != Chain.What.WORD && before.handedTo(step)) {
      var edge = new Edge(step.by().orElseThrow(), before.by.orElseThrow(), Edge.Kind.BUILDS_ON, 1);
      edges.merge(edge, 1, Integer::sum);
    }
  }

  /**
   * Those that end where nobody goes on, and in which somebody built on another: longest, then
   * newest first.
   */
  List<Chain> chains(int max) {
    return laid.values().stream()
        .filter(one -> one.handovers > 0 && !builtOn.contains(one.step))
        .map(Laid::chain)
        .sorted(LONGEST_FIRST)
        .limit(max)
        .toList();
  }

  /** Who builds on whom, and how often. */
  List<Edge> edges() {
    return edges.entrySet().stream().map(one -> one.getKey().times(one.getValue())).toList();
  }
}
