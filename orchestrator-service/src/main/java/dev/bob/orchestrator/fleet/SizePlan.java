package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.state.fold.Member;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;

/** Of the planning: how many to send away or to start, and whom. */
final class SizePlan {
  private final FleetObservation seen;
  private final Draft draft;

  SizePlan(FleetObservation seen, Draft draft) {
    this.seen = seen;
    this.draft = draft;
  }

  void plan() {
    var wished = seen.state().fleet().wished();
    if (wished.isEmpty()) {
      return;
    }
    var staying =
        seen.state().members().live().stream()
            .filter(member -> !FleetPlan.leavesForGood(member))
            .filter(member -> !draft.leavingKeys().contains(member.key()))
            .toList();
    if (staying.size() > wished.getAsInt()) {
      staying.reversed().stream()
          .limit(staying.size() - wished.getAsInt())
          .forEach(member -> draft.add(new Action.Drain(member.id())));
    } else if (seen.healing()) {
      // What ends now is replaced at the next turn, when its key and its crash are known.
      launch(wished.getAsInt() - staying.size() - coming() - draft.leavingKeys().size());
    }
  }

  /** How many launches are under way, and containers that may join by themselves. */
  private int coming() {
    var planned = seen.state().fleet().planned().values();
    long launches = planned.stream().filter(key -> !draft.leavingKeys().contains(key)).count();
    var others = new HashSet<>(draft.comingKeys());
    others.removeAll(planned);
    return (int) launches + others.size();
  }

  private void launch(int missing) {
    if (missing <= 0) { // whom to start is a look at all who have ever been there
      return;
    }
    candidates()
        .limit(missing)
        .forEach(
            key -> {
              var crashes = key.flatMap(seen.restarts()::of);
              if (crashes.isEmpty() || due(crashes.get())) {
                draft.add(new Action.Launch(key));
              } else if (crashes.get().givenUp()) {
                draft.add(new Action.GiveUp(key.orElseThrow(), crashes.get().reason()));
              } else {
                var left = crashes.get().notBefore().minus(seen.now());
                draft.add(new Action.Wait(key.orElseThrow(), left, crashes.get().reason()));
              }
            });
  }

  private boolean due(Restarts.Crashes crashes) {
    return !crashes.givenUp() && crashes.notBefore().compareTo(seen.now()) <= 0;
  }

  /**
   * Whom to start: first those that went although nobody wished it, or to be started again; then
   * those that a smaller wish sent away; then those that never joined; then new ones.
   */
  private Stream<Optional<String>> candidates() {
    var gone =
        seen.state().members().byId().values().stream()
            .filter(member -> !member.live())
            .sorted(Comparator.comparing(FleetPlan::leavesForGood).thenComparing(Member::id))
            .map(Member::key);
    var keys = new LinkedHashSet<String>();
    Stream.concat(gone, seen.restarts().byKey().keySet().stream().sorted()).forEach(keys::add);
    seen.state().members().live().forEach(member -> keys.remove(member.key()));
    keys.removeAll(seen.state().fleet().planned().values());
    keys.removeAll(draft.leavingKeys());
    keys.removeAll(draft.comingKeys());
    seen.processes().values().stream()
        .filter(process -> process.running() && process.origin().staysWhenEnded())
        .map(InstanceProcess::launch)
        .forEach(launch -> keys.remove(launch.key()));
    return Stream.concat(keys.stream().map(Optional::of), Stream.generate(Optional::<String>empty));
  }
}
