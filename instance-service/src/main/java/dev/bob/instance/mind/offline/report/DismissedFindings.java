package dev.bob.instance.mind.offline.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.offline.survey.LeftOut;
import dev.bob.state.fold.Dismissal;
import dev.bob.state.model.FindingSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the report leaves out since a person has dismissed it: what the tasks held back, and what
 * was dismissed after it had been reported. So it is a function of the commit, the goal and the
 * dismissals, whichever came first.
 *
 * @param subjects sorted by kind, place and reason
 * @param more findings that are not told apart any more
 */
record DismissedFindings(List<Dismissed> subjects, long more) {
  private static final Comparator<Dismissed> ORDER =
      Comparator.comparing((Dismissed one) -> one.dismissal.kind())
          .thenComparing(one -> one.dismissal.path())
          .thenComparing(one -> one.dismissal.reason())
          .thenComparing(one -> one.count);

  record Dismissed(Dismissal dismissal, long count) {}

  static DismissedFindings of(TaskOrder order) {
    Map<String, Long> heldBack = new TreeMap<>();
    long more = 0;
    for (JsonNode result : order.results().values()) {
      result
          .path(LeftOut.LEFT_OUT)
          .properties()
          .forEach(one -> heldBack.merge(one.getKey(), one.getValue().asLong(), Long::sum));
      more += result.path(LeftOut.MORE).asLong();
    }
    List<Dismissed> subjects = new ArrayList<>();
    for (Map.Entry<FindingSubject, Dismissal> one : order.background().dismissals().entrySet()) {
      long count =
          Math.max(
              heldBack.getOrDefault(one.getKey().value(), 0L),
              order.background().leftOut().getOrDefault(one.getKey(), 0L));
      if (count > 0) {
        subjects.add(new Dismissed(one.getValue(), count));
      }
    }
    return new DismissedFindings(subjects.stream().sorted(ORDER).toList(), more);
  }

  long all() {
    return more + subjects.stream().mapToLong(Dismissed::count).sum();
  }

  /** How many of that kind, as far as they are told apart. */
  long of(String kind) {
    return subjects.stream()
        .filter(one -> one.dismissal.kind().equals(kind))
        .mapToLong(Dismissed::count)
        .sum();
  }
}
