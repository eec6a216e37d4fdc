package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What brings the running fleet closer to the wished one. Pure. */
final class FleetPlan {
  private final FleetObservation seen;
  private final FleetLimits limits;
  private final List<Action> actions = new ArrayList<>();
  private final Set<String> leavingKeys = new HashSet<>();

  private FleetPlan(FleetObservation seen, FleetLimits limits) {
    this.seen = seen;
    this.limits = limits;
  }

  /** The actions, in the order to do them in; empty if all is as it should be. */
  static List<Action> of(FleetObservation seen, FleetLimits limits) {
    var plan = new FleetPlan(seen, limits);
    plan.seen.state().members().live().forEach(plan::member);
    plan.seen.state().fleet().planned().forEach(plan::pending);
    plan.seen.processes().values().forEach(plan::leftover);
    plan.size();
    return List.copyOf(plan.actions);
  }

  /** What is to be said of those that run no more; nothing is started or asked. */
  static List<Action> ends(FleetObservation seen, FleetLimits limits) {
    return of(seen, limits).stream()
        .filter(
            action ->
                switch (action) {
                  case Action.EndLaunch _, Action.DeclareLost _, Action.Forget _ -> true;
                  case Action.Launch _,
                      Action.Drain _,
                      Action.Terminate _,
                      Action.Kill _,
                      Action.Wait _,
                      Action.GiveUp _ ->
                      false;
                })
        .toList();
  }

  private void member(Member member) {
    var process = seen.processOf(member);
    if (member.launch().isPresent() && process.isEmpty()) {
      lose(member, "its process is gone");
      return;
    }
    var exit = process.flatMap(InstanceProcess::exit);
    if (exit.isPresent()) {
      if (!exit.get().inOrder()
          || age(Kind.EXITED, member).compareTo(FleetLimits.LAST_EVENT_WAIT) >= 0) {
        lose(member, "its process " + exit.get().sentence());
      }
      return;
    }
    switch (seen.vitals().getOrDefault(member.id(), new Vital.Beating())) {
      case Vital.Dead dead ->
          lose(member, "no heartbeat for " + seconds(dead.silent()) + ", and no answer");
      case Vital.Stuck stuck ->
          lose(
              member,
              "stuck: at one thing for "
                  + seconds(stuck.acting())
                  + ", declared were "
                  + seconds(stuck.limit()));
      case Vital.Beating _, Vital.Suspect _ -> {
        if (leaving(member) && process.isPresent()) {
          urge(member);
        }
      }
    }
  }

  private void urge(Member member) {
    var age = age(Kind.LEAVING, member);
    if (age.compareTo(limits.drain().plus(limits.leave())) >= 0) {
      lose(member, "did not leave within " + seconds(age) + " after it was asked to");
    } else if (age.compareTo(limits.drain()) >= 0) {
      actions.add(new Action.Terminate(member.launch().orElseThrow()));
    }
  }

  private void lose(Member member, String cause) {
    boolean early =
        !leaving(member) && age(Kind.MEMBER, member).compareTo(FleetLimits.HEALTHY_AFTER) < 0;
    actions.add(
        new Action.DeclareLost(
            member.id(), member.epoch(), member.key(), member.launch(), cause, early));
    leavingKeys.add(member.key());
  }

  private void pending(String launch, String key) {
    var process = seen.processes().get(launch);
    var age = seen.age(Kind.PENDING, launch);
    if (process == null) {
      endLaunch(launch, key, "no process runs for it");
    } else if (process.exit().isPresent()) {
      endLaunch(launch, key, "its process " + process.exit().get().sentence());
    } else if (age.compareTo(limits.join()) >= 0) {
      endLaunch(launch, key, "it did not join within " + seconds(age));
    }
  }

  private void endLaunch(String launch, String key, String reason) {
    actions.add(new Action.EndLaunch(launch, key, reason));
    leavingKeys.add(key);
  }

  /** Processes that neither a live member nor a planned launch accounts for. */
  private void leftover(InstanceProcess process) {
    var launch = process.launch();
    if (!FleetWatch.stray(seen.state(), launch.id())) {
      return;
    }
    if (!process.running()) {
      actions.add(new Action.Forget(launch.id(), launch.key(), crashed(process)));
    } else if (seen.age(Kind.STRAY, launch.id()).compareTo(limits.leave()) >= 0) {
      actions.add(new Action.Kill(launch.id()));
    }
  }

  /** A process that left unasked, soon after it had joined, would do so for ever. */
  private Optional<String> crashed(InstanceProcess process) {
    return seen.state().members().byId().values().stream()
        .filter(member -> member.launch().equals(Optional.of(process.launch().id())))
        .filter(member -> member.standing() instanceof Member.Standing.Left)
        .filter(member -> member.steering().isEmpty() && seen.healing())
        .filter(
            _ ->
                seen.age(Kind.MEMBER, process.launch().id()).compareTo(FleetLimits.HEALTHY_AFTER)
                    < 0)
        .map(_ -> "it left by itself right after it had joined")
        .findFirst();
  }

  private void size() {
    var wished = seen.state().fleet().wished();
    if (wished.isEmpty()) {
      return;
    }
    var staying =
        seen.state().members().live().stream()
            .filter(member -> !leavesForGood(member) && !leavingKeys.contains(member.key()))
            .toList();
    long coming =
        seen.state().fleet().planned().values().stream()
            .filter(key -> !leavingKeys.contains(key))
            .count();
    if (staying.size() > wished.getAsInt()) {
      staying.reversed().stream()
          .limit(staying.size() - wished.getAsInt())
          .forEach(member -> actions.add(new Action.Drain(member.id())));
    } else if (seen.healing()) {
      // What ends now is replaced at the next turn, when its key and its crash are known.
      launch((int) (wished.getAsInt() - staying.size() - coming) - leavingKeys.size());
    }
  }

  private void launch(int missing) {
    candidates()
        .limit(Math.max(0, missing))
        .forEach(
            key -> {
              var crashes = key.flatMap(seen.restarts()::of);
              if (crashes.isEmpty() || due(crashes.get())) {
                actions.add(new Action.Launch(key));
              } else if (crashes.get().givenUp()) {
                actions.add(new Action.GiveUp(key.orElseThrow(), crashes.get().reason()));
              } else {
                var left = crashes.get().notBefore().minus(seen.now());
                actions.add(new Action.Wait(key.orElseThrow(), left, crashes.get().reason()));
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
    keys.removeAll(leavingKeys);
    return Stream.concat(keys.stream().map(Optional::of), Stream.generate(Optional::<String>empty));
  }

  private Duration age(Kind kind, Member member) {
    return seen.age(kind, FleetWatch.nameOf(member));
  }

  static boolean leaving(Member member) {
    return member.steering().filter(steering -> steering != Steering.PAUSE).isPresent();
  }

  private static boolean leavesForGood(Member member) {
    return leaving(member) && !member.steering().equals(Optional.of(Steering.RESTART));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
