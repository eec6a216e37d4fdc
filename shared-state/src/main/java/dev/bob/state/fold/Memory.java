package dev.bob.state.fold;

import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.FindingSubject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/**
 * What the hive knows: the newest {@value #ENTRIES_MAX} findings and as many learnings, and {@value
 * #FOREIGN_MAX} entries of strangers.
 *
 * @param findings by the seq that reported them
 * @param seqById where to find a finding
 * @param unverified the seqs of the findings that nobody has looked at
 * @param learnings by seq
 * @param decisions the newest {@value #DECISIONS_MAX}, by the seq that carried them out
 * @param foreign what programs that know nothing of Bob have added, by seq
 * @param known which of that was said, what has left lately too
 * @param dismissals what a person does not want to hear of, by what it is about
 * @param contradictions what was stated of each entry by its seq, on both of the two
 * @param comparedAt the commit with whose files those of older findings were compared last
 */
public record Memory(
    PSortedMap<Long, KnownFinding> findings,
    PMap<FindingId, Long> seqById,
    PSortedMap<Long, FindingId> unverified,
    PSortedMap<Long, Learning> learnings,
    PSortedMap<Long, Decision> decisions,
    PSortedMap<Long, ForeignEntry> foreign,
    Known known,
    PMap<FindingSubject, Dismissal> dismissals,
    PSortedMap<Long, PVector<Contradiction>> contradictions,
    Optional<String> comparedAt) {
  public static final int ENTRIES_MAX = 20_000;

  /** Less than of the hive's own, so that strangers do not make the memory large. */
  public static final int FOREIGN_MAX = 5_000;

  /** None is forgotten, since what it is about would come back: beyond these, none is accepted. */
  public static final int DISMISSALS_MAX = 5_000;

  /** Each carries its text and its dissent. */
  public static final int DECISIONS_MAX = 1_000;

  private static final Pattern FINDING = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

  static final Memory NONE =
      new Memory(
          TreePMap.empty(),
          HashTreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Known.NONE,
          HashTreePMap.empty(),
          TreePMap.empty(),
          Optional.empty());

  public Optional<KnownFinding> find(FindingId id) {
    return Optional.ofNullable(seqById.get(id)).map(findings::get);
  }

  /** Whether there is an entry with that seq, of whatever sort. */
  boolean holds(long seq) {
    return findings.containsKey(seq)
        || learnings.containsKey(seq)
        || decisions.containsKey(seq)
        || foreign.containsKey(seq);
  }

  /** The seq of the entry of that name: the id of a finding, or a seq. */
  public Optional<Long> seqOf(String name) {
    if (FINDING.matcher(name).matches() && seqById.containsKey(new FindingId(name))) {
      return Optional.of(seqById.get(new FindingId(name)));
    }
    return SEQ.matcher(name).matches()
        ? Optional.of(Long.parseLong(name)).filter(this::holds)
        : Optional.empty();
  }

  /** Those that nobody has looked at, oldest first. */
  public List<KnownFinding> toVerify() {
    return unverified.keySet().stream().map(findings::get).toList();
  }

  /** The confirmed ones at a commit, by id. */
  public List<KnownFinding> confirmedAt(String commit) {
    return findings.values().stream()
        .filter(known -> known.confirmed() && known.finding().evidence().commit().equals(commit))
        .sorted(Comparator.comparing(known -> known.finding().id().value()))
        .toList();
  }

  /** Whether a person has dismissed the same thing, at whatever commit. */
  public Optional<Dismissal> dismissalOf(Finding finding) {
    return dismissals.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(dismissals.get(FindingSubject.of(finding)));
  }

  Memory with(KnownFinding finding) {
    return changed(
        next -> {
          next.put(finding);
          if (next.findings.size() > ENTRIES_MAX) {
            next.forget(next.findings.firstEntry().getValue());
          }
        });
  }

  Memory with(Learning learning) {
    return changed(
        next -> next.learnings = next.within(ENTRIES_MAX, learnings, learning.seq(), learning));
  }

  Memory with(Decision decision) {
    return changed(
        next -> next.decisions = next.within(DECISIONS_MAX, decisions, decision.seq(), decision));
  }

  /**
   * @param digests by which it is known when it is read again
   */
  Memory with(ForeignEntry entry, List<String> digests) {
    return changed(
        next -> {
          next.foreign = next.within(FOREIGN_MAX, foreign, entry.seq(), entry);
          next.known = known.plus(entry.seq(), digests);
        });
  }

  /** All findings of that subject are dismissed with it, whatever their commit. */
  Memory with(FindingSubject subject, Dismissal dismissal) {
    return changed(
        next -> {
          next.dismissals = dismissals.plus(subject, dismissal);
          for (var one : findings.values()) {
            var finding = one.finding();
            if (finding.kind().equals(dismissal.kind())
                && finding.evidence().path().equals(dismissal.path())
                && FindingSubject.of(finding).equals(subject)) {
              next.put(one.with(new FindingState.Dismissed(dismissal.reason())));
            }
          }
        });
  }

  /** What that entry contradicts, on both. */
  Memory with(long one, Contradiction link) {
    return changed(next -> next.contradictions = Contradictions.linked(contradictions, one, link));
  }

  Memory withComparedAt(String commit) {
    return changed(next -> next.comparedAt = Optional.of(commit));
  }

  private Memory changed(Consumer<Next> change) {
    var next = new Next(this);
    change.accept(next);
    return next.memory();
  }

  /** What becomes of a memory: the same but for what is set anew. Confined to one call. */
  private static final class Next {
    private PSortedMap<Long, KnownFinding> findings;
    private PMap<FindingId, Long> seqById;
    private PSortedMap<Long, FindingId> unverified;
    private PSortedMap<Long, Learning> learnings;
    private PSortedMap<Long, Decision> decisions;
    private PSortedMap<Long, ForeignEntry> foreign;
    private Known known;
    private PMap<FindingSubject, Dismissal> dismissals;
    private PSortedMap<Long, PVector<Contradiction>> contradictions;
    private Optional<String> comparedAt;

    Next(Memory before) {
      findings = before.findings;
      seqById = before.seqById;
      unverified = before.unverified;
      learnings = before.learnings;
      decisions = before.decisions;
      foreign = before.foreign;
      known = before.known;
      dismissals = before.dismissals;
      contradictions = before.contradictions;
      comparedAt = before.comparedAt;
    }

    void put(KnownFinding finding) {
      long seq = finding.seq();
      var id = finding.finding().id();
      findings = findings.plus(seq, finding);
      seqById = seqById.plus(id, seq);
      unverified = finding.unverified() ? unverified.plus(seq, id) : unverified.minus(seq);
    }

    void forget(KnownFinding finding) {
      findings = findings.minus(finding.seq());
      seqById = seqById.minus(finding.finding().id());
      unverified = unverified.minus(finding.seq());
      contradictions = Contradictions.without(contradictions, finding.seq());
    }

    /** With that entry among its like; of more than so many the oldest goes. */
    <T> PSortedMap<Long, T> within(int max, PSortedMap<Long, T> entries, long seq, T entry) {
      var next = entries.plus(seq, entry);
      if (next.size() <= max) {
        return next;
      }
      contradictions = Contradictions.without(contradictions, next.firstKey());
      return next.minus(next.firstKey());
    }

    Memory memory() {
      return new Memory(
          findings,
          seqById,
          unverified,
          learnings,
          decisions,
          foreign,
          known,
          dismissals,
          contradictions,
          comparedAt);
    }
  }
}
