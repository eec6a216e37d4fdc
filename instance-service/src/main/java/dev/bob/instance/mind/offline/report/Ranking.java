package dev.bob.instance.mind.offline.report;

import dev.bob.instance.mind.offline.survey.Since;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a person should hear of findings: worst first, and not ten times the same. A
 * total order over the findings alone, so that every run gives the same.
 */
final class Ranking {
  static final int TOP_MAX = 10;

  /** Worst first; then what can do harm before what is untidy; then the oldest; then by place. */
  static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparingInt(finding -> Rule.of(finding.kind()).weight())
          .thenComparing(Finding::kind)
          .thenComparing(Since.OLDEST_FIRST)
          .thenComparing(finding -> finding.evidence().path())
          .thenComparingInt(finding -> finding.evidence().line())
          .thenComparing(finding -> finding.id().value());

  private Ranking() {}

  /**
   * At most {@value #TOP_MAX}, worst first. Of one kind and severity only a few: the eleventh dead
   * link tells nothing new. Notes are never among them.
   */
  static List<Finding> top(List<Finding> findings) {
    Map<String, Integer> taken = new HashMap<>();
    List<Finding> top = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(WORST_FIRST).toList()) {
      if (top.size() == TOP_MAX) {
        break;
      }
      int place = taken.merge(finding.kind(), 1, Integer::sum);
      if (place <= kindMax(finding.severity())) {
        top.add(finding);
      }
    }
    return List.copyOf(top);
  }

  /** How many of its kind may stand before it, itself included. */
  private static int kindMax(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 5;
      case HIGH -> 4;
      case MEDIUM -> 3;
      case LOW -> 2;
      case NOTE -> 0;
    };
  }
}
