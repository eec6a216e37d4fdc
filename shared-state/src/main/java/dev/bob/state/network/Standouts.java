package dev.bob.state.network;

import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.KnownFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands out in the findings of one goal, each with its numbers: what is worth learning. */
public final class Standouts {
  /** So many findings in one file are more than chance. */
  static final int FINDINGS_MIN = 3;

  /** A rule of which every fifth finding does not hold is not to be trusted. */
  static final int REFUTED_PERCENT_MIN = 20;

  private Standouts() {}

  /**
   * One sentence each, at most three; the same findings give the same sentences, in the same order.
   *
   * @param findings of one commit, in any state
   */
  public static List<String> of(Collection<KnownFinding> findings) {
    var files = Attention.of(findings);
    List<String> sentences = new ArrayList<>();
    mostNamed(files, findings).ifPresent(sentences::add);
    convergence(files).ifPresent(sentences::add);
    doubtful(findings).ifPresent(sentences::add);
    return sentences;
  }

  private static Optional<String> mostNamed(
      List<Attention> files, Collection<KnownFinding> findings) {
    long confirmed = findings.stream().filter(KnownFinding::confirmed).count();
    return files.stream()
        .findFirst()
        .filter(file -> file.findings() >= FINDINGS_MIN)
        .map(
            file ->
                "%s is named by %s of %s confirmed findings, more than any other file."
                    .formatted(file.path(), file.findings(), confirmed));
  }

  private static Optional<String> convergence(List<Attention> files) {
    var several = files.stream().filter(Attention::converges).toList();
    return several.stream()
        .findFirst()
        .map(
            file ->
                "%s %s found to need attention by several instances in several ways, first of all %s (%s)."
                    .formatted(
                        several.size(),
                        several.size() == 1 ? "file was" : "files were",
                        file.path(),
                        String.join(", ", file.kinds())));
  }

  private static Optional<String> doubtful(Collection<KnownFinding> findings) {
    return findings.stream()
        .collect(
            Collectors.groupingBy(
                known -> known.finding().kind(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(kind -> doubtful(kind.getKey(), kind.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> doubtful(String kind, List<KnownFinding> findings) {
    long refuted =
        findings.stream().filter(known -> known.state() instanceof FindingState.Refuted).count();
    return findings.size() >= FINDINGS_MIN && refuted * 100 >= findings.size() * REFUTED_PERCENT_MIN
        ? Optional.of(
            "Of %s findings of the kind %s, %s did not hold."
                .formatted(findings.size(), kind, refuted))
        : Optional.empty();
  }
}
