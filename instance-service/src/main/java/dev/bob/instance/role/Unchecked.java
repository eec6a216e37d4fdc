package dev.bob.instance.role;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The findings that nobody has checked, counted.
 *
 * @param piles of those that wait for the same member, in no order
 * @param byVerifier how many wait for whom; who is not in it has nothing to check
 */
record Unchecked(List<Pile> piles, Map<InstanceId, Long> byVerifier) {
  /** What one member found in one task, and another one has to check. */
  record Pile(TaskId task, InstanceId author, InstanceId verifier, long findings) {}

  private record Origin(TaskId task, InstanceId author) {}

  /** Many findings come from few tasks, so that the verifier is looked up for those alone. */
  static Unchecked of(HiveState state) {
    var byOrigin =
        state.memory().toVerify().stream()
            .collect(Collectors.groupingBy(Unchecked::origin, Collectors.counting()));
    List<Pile> piles = new ArrayList<>();
    Map<InstanceId, Long> byVerifier = new HashMap<>();
    byOrigin.forEach(
        (from, findings) ->
            state
                .verifierOf(from.task(), from.author())
                .ifPresent(
                    verifier -> {
                      piles.add(new Pile(from.task(), from.author(), verifier.id(), findings));
                      byVerifier.merge(verifier.id(), findings, Long::sum);
                    }));
    return new Unchecked(piles, byVerifier);
  }

  private static Origin origin(KnownFinding known) {
    return new Origin(known.task(), known.author());
  }

  long waitingFor(InstanceId verifier) {
    return byVerifier.getOrDefault(verifier, 0L);
  }
}
