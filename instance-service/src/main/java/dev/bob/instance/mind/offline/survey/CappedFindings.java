package dev.bob.instance.mind.offline.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Finding;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Keeps the worst findings of each kind, counts all. What is kept does not depend on the order in
 * which they come.
 */
public final class CappedFindings {
  /** The order of the report: worst first, then the oldest, then by place. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::kind)
          .thenComparing(Since.OLDEST_FIRST)
          .thenComparing(finding -> finding.evidence().path())
          .thenComparing(finding -> finding.evidence().line())
          .thenComparing(finding -> finding.id().value());

  private final int perKindMax;
  private final Map<String, TreeSet<Finding>> kept = new TreeMap<>();
  private final Map<String, Integer> found = new TreeMap<>();

  public CappedFindings(SurveyLimits limits) {
    this.perKindMax = limits.findingsPerKindMax();
  }

  /** Takes a finding, which may push a less bad one out. */
  public void add(Finding finding) {
    found.merge(finding.kind(), 1, Integer::sum);
    TreeSet<Finding> ofKind =
        kept.computeIfAbsent(finding.kind(), kind -> new TreeSet<>(WORST_FIRST));
    ofKind.add(finding);
    if (ofKind.size() > perKindMax) {
      ofKind.pollLast();
    }
  }

  /** Hands the kept ones on, kind by kind, worst first. */
  public void report(Consumer<Finding> findings) {
    kept.values().forEach(ofKind -> ofKind.forEach(findings));
  }

  /** How many there were of each kind, before the cap: {@code {"broken-link":12}}. */
  public ObjectNode found() {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    found.forEach(counts::put);
    return counts;
  }
}
