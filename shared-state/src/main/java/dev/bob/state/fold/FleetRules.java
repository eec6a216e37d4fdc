package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.Recorded;
import java.util.OptionalInt;

/** Who may wish for how many, and what is on its way. */
final class FleetRules {
  private FleetRules() {}

  static Applied apply(HiveState state, Recorded recorded, FleetFact fact) {
    var by = recorded.event().by().kind();
    if (by != Author.Kind.PERSON && by != Author.Kind.ORCHESTRATOR) {
      return state.reject(
          Reason.NOT_ALLOWED, "only a person or the orchestrator decides about the fleet");
    }
    var fleet = state.fleet();
    return switch (fact) {
      case FleetFact.Wished wished -> wish(state, by, wished);
      case FleetFact.LaunchPlanned planned ->
          fleet.planned().containsKey(planned.launch())
              ? state.reject(Reason.ALREADY_KNOWN, "launch " + planned.launch() + " is planned")
              : state.with(fleet.plan(planned.launch(), planned.key())).accept();
      case FleetFact.LaunchEnded ended ->
          fleet.planned().containsKey(ended.launch())
              ? state.with(fleet.ended(ended.launch())).accept()
              : state.reject(Reason.UNKNOWN_LAUNCH, "launch " + ended.launch() + " is not open");
    };
  }

  /** Between the look and the word of the orchestrator somebody may have joined, or wished. */
  private static Applied wish(HiveState state, Author.Kind by, FleetFact.Wished wished) {
    var now = state.fleet().wished();
    if (by == Author.Kind.ORCHESTRATOR && !wished.insteadOf().equals(now)) {
      return state.reject(
          Reason.ALREADY_DECIDED,
          (now.isPresent() ? now.getAsInt() : "none") + " are wished by now");
    }
    return now.equals(OptionalInt.of(wished.replicas()))
        ? state.reject(Reason.NO_CHANGE, wished.replicas() + " are wished already")
        : Declines.settled(state.with(state.fleet().wish(wished.replicas())), state.seq()).accept();
  }
}
