package dev.bob.state.fold;

import dev.bob.state.model.Clip;
import dev.bob.state.model.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What in a memory contradicts what: what somebody has stated, and what follows from the rest.
 * Pure: the same memory gives the same.
 */
public final class Contradictions {
  /** Of one entry: enough to see that it is disputed. */
  public static final int STATED_MAX = 16;

  private static final int QUOTE_CHARS_MAX = 40;

  private final PSortedMap<Long, PVector<Contradiction>> stated;
  private final Map<Long, List<Contradiction>> derived = new HashMap<>();

  private Contradictions(Memory memory) {
    stated = memory.contradictions();
    memory.decisions().values().forEach(decision -> derive(decision, memory));
  }

  public static Contradictions in(Memory memory) {
    return new Contradictions(memory);
  }

  /** Those of the entry with that seq; what is stated first, and may be empty. */
  public List<Contradiction> of(long seq) {
    return Stream.concat(
            stated.getOrDefault(seq, TreePVector.empty()).stream(),
            derived.getOrDefault(seq, List.of()).stream())
        .toList();
  }

  /** A decision rests on a finding that is not to be relied on any more. */
  private void derive(Decision decision, Memory memory) {
    if (decision.subject().isPresent()
        && decision.subject().get() instanceof Subject.OfFinding(var id)
        && !decision.doubted()) {
      var finding = memory.find(id);
      finding
          .flatMap(Contradictions::doubt)
          .ifPresent(
              doubt -> {
                link(decision.seq(), finding.get().seq(), doubt);
                link(finding.get().seq(), decision.seq(), doubt);
              });
    }
  }

  private void link(long from, long to, Contradiction doubt) {
    derived
        .computeIfAbsent(from, _ -> new ArrayList<>())
        .add(new Contradiction(to, doubt.why(), doubt.by()));
  }

  /** Why a decision on it is contradicted, and by whom. */
  private static Optional<Contradiction> doubt(KnownFinding known) {
    var about = "finding " + known.finding().id();
    return switch (known.state()) {
      case FindingState.Refuted(var by, var reason, _) ->
          doubt(known, about + " was refuted since: " + reason, by.toString());
      case FindingState.Contested _ -> {
        var last = known.words().getLast();
        yield doubt(known, about + " is contested since: " + last.text(), last.by().toString());
      }
      case FindingState.Dismissed(var reason) ->
          doubt(known, about + " was dismissed since: " + reason, "person");
      case FindingState.Reported _, FindingState.Confirmed _, FindingState.Merged _ ->
          Optional.empty();
    };
  }

  private static Optional<Contradiction> doubt(KnownFinding known, String why, String by) {
    return Optional.of(new Contradiction(known.seq(), why, by));
  }

  /** Whether somebody has stated that of these two already. */
  static boolean stated(Memory memory, long one, long other) {
    return memory.contradictions().getOrDefault(one, TreePVector.empty()).stream()
        .anyMatch(link -> link.entry() == other);
  }

  /**
   * What speaks against a stranger's entry that says to contradict the one of that name, as a
   * sentence; empty if nothing does.
   *
   * @param name a seq, or the id of a finding
   */
  public static Optional<String> flaw(Memory memory, String name) {
    var seq = memory.seqOf(name);
    if (seq.isEmpty()) {
      return Optional.of(
          "contradicts names no entry of the memory: " + Clip.clip(name, QUOTE_CHARS_MAX));
    }
    return full(memory, seq.get())
        ? Optional.of("entry %s has %s contradictions already".formatted(name, STATED_MAX))
        : Optional.empty();
  }

  /** Whether that entry takes no more. */
  static boolean full(Memory memory, long seq) {
    return memory.contradictions().getOrDefault(seq, TreePVector.empty()).size() >= STATED_MAX;
  }

  /** With that, on both of them. */
  static PSortedMap<Long, PVector<Contradiction>> linked(
      PSortedMap<Long, PVector<Contradiction>> before, long one, Contradiction link) {
    var back = new Contradiction(one, link.why(), link.by());
    return plus(plus(before, one, link), link.entry(), back);
  }

  private static PSortedMap<Long, PVector<Contradiction>> plus(
      PSortedMap<Long, PVector<Contradiction>> before, long seq, Contradiction link) {
    return before.plus(seq, before.getOrDefault(seq, TreePVector.empty()).plus(link));
  }

  /** Without what concerns an entry that is forgotten. */
  static PSortedMap<Long, PVector<Contradiction>> without(
      PSortedMap<Long, PVector<Contradiction>> before, long seq) {
    var links = before.get(seq);
    if (links == null) {
      return before;
    }
    var next = before.minus(seq);
    for (var link : links) {
      var left =
          next.getOrDefault(link.entry(), TreePVector.empty()).stream()
              .filter(back -> back.entry() != seq)
              .toList();
      next =
          left.isEmpty()
              ? next.minus(link.entry())
              : next.plus(link.entry(), TreePVector.from(left));
    }
    return next;
  }
}
