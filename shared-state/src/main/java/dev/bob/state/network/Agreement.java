package dev.bob.state.network;

import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Word;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Way;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finding that several instances confirmed, in several ways, so that no error of one way is what
 * convinced them.
 *
 * @param place {@code path:line}, {@code path}, or the empty string
 * @param looks who looked, in which way, and what it says; in the order of the words, two or more
 */
public record Agreement(
    FindingId finding, Severity severity, String title, String place, List<Look> looks) {
  private static final Comparator<KnownFinding> WORST_FIRST =
      Comparator.comparing((KnownFinding known) -> known.finding().severity())
          .thenComparing(KnownFinding::seq);

  /** A look that confirmed it. */
  public record Look(InstanceId by, Way way, String how) {}

  /**
   * @return worst first, then oldest
   */
  static List<Agreement> of(Collection<KnownFinding> findings) {
    return findings.stream()
        .filter(KnownFinding::confirmed)
        .sorted(WORST_FIRST)
        .map(Agreement::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Agreement> of(KnownFinding known) {
    var looks =
        known.words().stream()
            .filter(word -> word.says() == Word.Says.CONFIRMED)
            .filter(word -> !word.by().equals(known.author()))
            .flatMap(word -> word.way().stream().map(way -> new Look(word.by(), way, word.text())))
            .toList();
    var finding = known.finding();
    return looks.stream().map(Look::way).distinct().count() > 1
        ? Optional.of(
            new Agreement(
                finding.id(),
                finding.severity(),
                finding.title(),
                finding.evidence().place(),
                looks))
        : Optional.empty();
  }
}
