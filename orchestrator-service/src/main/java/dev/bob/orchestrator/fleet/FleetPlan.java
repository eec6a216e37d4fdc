package dev.bob.orchestrator.fleet;

import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What brings the running fleet closer to the wished one. Pure. */
final class FleetPlan {
  private FleetPlan() {}

  /** The actions, in the order to do them in; empty if all is as it should be. */
  static List<Action> of(FleetObservation seen, FleetLimits limits) {
    var draft = new Draft();
    new MemberPlan(seen, limits, draft).plan();
    new LeftoverPlan(seen, limits, draft).plan();
    new SizePlan(seen, draft).plan();
    return draft.actions();
  }

  /** What is to be said of those that run no more; nothing is started or asked. */
  static List<Action> ends(FleetObservation seen, FleetLimits limits) {
    return of(seen, limits).stream()
        .filter(
            action ->
                switch (action) {
                  case Action.EndLaunch _,
                      Action.DeclareLost _,
                      Action.Lower _,
                      Action.Forget _,
                      Action.Discard _ ->
                      true;
                  case Action.Launch _,
                      Action.Drain _,
                      Action.Terminate _,
                      Action.Kill _,
                      Action.Notice _,
                      Action.Wait _,
                      Action.GiveUp _ ->
                      false;
                })
        .toList();
  }

  /** Only what people wish for by having stopped or removed containers. */
  static List<Action> lowerings(FleetObservation seen, FleetLimits limits) {
    return of(seen, limits).stream().filter(Action.Lower.class::isInstance).toList();
  }

  static boolean leaving(Member member) {
    return member.steering().filter(steering -> steering != Steering.PAUSE).isPresent();
  }

  static boolean leavesForGood(Member member) {
    return leaving(member) && !member.steering().equals(Optional.of(Steering.RESTART));
  }

  /** Whether it went by itself, or by a signal, and not by a wish that is in the log. */
  static boolean leftUnasked(Member member) {
    return member.standing() instanceof Member.Standing.Left && !leaving(member);
  }

  static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
