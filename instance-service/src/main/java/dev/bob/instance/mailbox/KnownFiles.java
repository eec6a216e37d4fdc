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
  /** More would be a report and no answer. */
  static final int FINDINGS_MAX = 5;

  private KnownFiles() {}

  /** The confirmed findings of those files, worst first; empty if there are none. */
  static Optional<String> saidOf(String text, HiveState hive) {
    var named = words(text);
    var known =
        hive.memory().findings().values().stream()
            .filter(KnownFinding::confirmed)
            .filter(one -> named.contains(one.finding().evidence().path()))
            .sorted(
                Comparator.comparing((KnownFinding one) -> one.finding().severity())
                    .thenComparing(KnownFinding::seq))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(sentences(known));
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

  private static String sentences(List<KnownFinding> known) {
    var shown =
        known.stream()
            .limit(FINDINGS_MAX)
            .map(KnownFiles::sentence)
            .collect(Collectors.joining("\n"));
    int more = known.size() - FINDINGS_MAX;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
