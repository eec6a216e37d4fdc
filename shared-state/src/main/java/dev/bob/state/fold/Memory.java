package dev.bob.state.fold;

import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.FindingSubject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
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
    Optional<String> comparedAt) {
  public static final int ENTRIES_MAX = 20_000;

  /** Less than of the hive's own, so that strangers do not make the memory large. */
  public static final int FOREIGN_MAX = 5_000;

  /** None is forgotten, since what it is about would come back: beyond these, none is accepted. */
  public static final int DISMISSALS_MAX = 5_000;

  /** Each carries its text and its dissent. */
  public static final int DECISIONS_MAX = 1_000;

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
          Optional.empty());

  public Optional<KnownFinding> find(FindingId id) {
    return Optional.ofNullable(seqById.get(id)).map(findings::get);
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

  Memory with(KnownFinding known) {
    var id = known.finding().id();
    var next =
        with(
            findings.plus(known.seq(), known),
            seqById.plus(id, known.seq()),
            known.unverified() ? unverified.plus(known.seq(), id) : unverified.minus(known.seq()));
    if (next.findings.size() <= ENTRIES_MAX) {
      return next;
    }
    var oldest = next.findings.firstEntry().getValue();
    return next.with(
        next.findings.minus(oldest.seq()),
        next.seqById.minus(oldest.finding().id()),
        next.unverified.minus(oldest.seq()));
  }

  private Memory with(
      PSortedMap<Long, KnownFinding> nextFindings,
      PMap<FindingId, Long> nextSeqs,
      PSortedMap<Long, FindingId> nextUnverified) {
    return new Memory(
        nextFindings,
        nextSeqs,
        nextUnverified,
        learnings,
        decisions,
        foreign,
        known,
        dismissals,
        comparedAt);
  }

  Memory with(Learning learning) {
    var next = learnings.plus(learning.seq(), learning);
    return new Memory(
        findings,
        seqById,
        unverified,
        next.size() > ENTRIES_MAX ? next.minus(next.firstKey()) : next,
        decisions,
        foreign,
        known,
        dismissals,
        comparedAt);
  }

  Memory with(Decision decision) {
    var next = decisions.plus(decision.seq(), decision);
    return new Memory(
        findings,
        seqById,
        unverified,
        learnings,
        next.size() > DECISIONS_MAX ? next.minus(next.firstKey()) : next,
        foreign,
        known,
        dismissals,
        comparedAt);
  }

  Memory with(ForeignEntry entry, String origin) {
    var next = foreign.plus(entry.seq(), entry);
    return new Memory(
        findings,
        seqById,
        unverified,
        learnings,
        decisions,
        next.size() > FOREIGN_MAX ? next.minus(next.firstKey()) : next,
        known.plus(entry.seq(), List.of(origin)),
        dismissals,
        comparedAt);
  }

  /** All findings of that subject are dismissed with it, whatever their commit. */
  Memory with(FindingSubject subject, Dismissal dismissal) {
    var next =
        new Memory(
            findings,
            seqById,
            unverified,
            learnings,
            decisions,
            foreign,
            known,
            dismissals.plus(subject, dismissal),
            comparedAt);
    for (var one : findings.values()) {
      var finding = one.finding();
      if (finding.kind().equals(dismissal.kind())
          && finding.evidence().path().equals(dismissal.path())
          && FindingSubject.of(finding).equals(subject)) {
        next = next.with(one.with(new FindingState.Dismissed(dismissal.reason())));
      }
    }
    return next;
  }

  Memory withComparedAt(String commit) {
    return new Memory(
        findings,
        seqById,
        unverified,
        learnings,
        decisions,
        foreign,
        known,
        dismissals,
        Optional.of(commit));
  }
}
