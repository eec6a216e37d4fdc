package dev.bob.instance.mind;

import dev.bob.state.fold.Dismissal;
import dev.bob.state.model.FindingSubject;
import dev.bob.state.recall.Recollection.Recalled;
import java.util.List;
import java.util.Map;

/**
 * What the hive knows already that concerns a task.
 *
 * @param recalled what was learned or found before the goal was set, best first: for a mind to read
 *     and not for a report, since it depends on what else the hive has done
 * @param dismissals what a person does not want to hear of: not to be reported again
 * @param leftOut how many dismissed findings the hive knows at the commit of the goal, by what they
 *     are about; only for the kind {@code report}
 */
public record Background(
    List<Recalled> recalled,
    Map<FindingSubject, Dismissal> dismissals,
    Map<FindingSubject, Long> leftOut) {
  public static final Background NOTHING = new Background(List.of(), Map.of(), Map.of());

  public Background {
    recalled = List.copyOf(recalled);
    leftOut = Map.copyOf(leftOut);
  }
}
