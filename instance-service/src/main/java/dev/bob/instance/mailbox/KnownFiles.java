package dev.bob.instance.mailbox;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the hive knows of the files that a text names. Pure. */
final class KnownFiles {
  private KnownFiles() {}

  /**
   * The confirmed findings of those files, worst first; empty if there are none.
   *
   * @param findingsMax more would be a report and no answer
   */
  static Optional<String> saidOf(String text, HiveState hive, int findingsMax) {
    var named = words(text);
    var known =
        hive.memory().findings().values().stream()
            .filter(KnownFinding::confirmed)
            .filter(one -> named.contains(one.finding().evidence().path()))
            .sorted(
                Comparator.comparing((KnownFinding one) -> one.finding().severity())
                    .thenComparing(KnownFinding::seq))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(sentences(known, findingsMax));
  }

  /** A path has no spaces here, and what a sentence puts around it is not of it. */
  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .map(word -> word.replaceAll("^[\"'`(<]+|[\"'`)>?!.,:;]+$", ""))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** What it says, where, and the command that shows it. */
  static String sentence(KnownFinding known) {
    var evidence = known.finding().evidence();
    return "%s (%s; %s)".formatted(known.finding().title(), evidence.place(), evidence.command());
  }

  private static String sentences(List<KnownFinding> known, int findingsMax) {
    var shown =
        known.stream()
            .limit(findingsMax)
            .map(KnownFiles::sentence)
            .collect(Collectors.joining("\n"));
    int more = known.size() - findingsMax;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
