package dev.bob.state.fold;

import dev.bob.state.model.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which decision takes the place of which: the newer one on the same subject, that is on the same
 * finding, task or file; of free text, with the same title. Pure: derived from what is kept.
 *
 * @param older what each one supersedes, by seq
 * @param newer what each one is superseded by, by seq
 */
public record Succession(Map<Long, Long> older, Map<Long, Long> newer) {
  public static Succession of(Memory memory) {
    Map<Long, Long> older = new HashMap<>();
    Map<Long, Long> newer = new HashMap<>();
    Map<Object, Long> newest = new HashMap<>();
    for (var decision : memory.decisions().values()) {
      var before = newest.put(matter(decision, memory), decision.seq());
      if (before != null) {
        older.put(decision.seq(), before);
        newer.put(before, decision.seq());
      }
    }
    return new Succession(older, newer);
  }

  /** That a finding holds is another matter than what is to become of it. */
  private static Object matter(Decision decision, Memory memory) {
    return decision
        .subject()
        .filter(subject -> !(subject instanceof Subject.OfText))
        .filter(subject -> !isSettlement(decision, subject, memory))
        .<Object>map(subject -> subject)
        .orElse(decision.title());
  }

  private static boolean isSettlement(Decision decision, Subject subject, Memory memory) {
    return subject instanceof Subject.OfFinding(var id)
        && memory
            .find(id)
            .flatMap(KnownFinding::settlement)
            .filter(settlement -> settlement.proposal().equals(decision.proposal()))
            .isPresent();
  }

  /** The seq of the older one whose place it takes. */
  public Optional<Long> supersedes(Decision decision) {
    return Optional.ofNullable(older.get(decision.seq()));
  }

  /** The seq of the newer one that has taken its place. */
  public Optional<Long> supersededBy(Decision decision) {
    return Optional.ofNullable(newer.get(decision.seq()));
  }
}
