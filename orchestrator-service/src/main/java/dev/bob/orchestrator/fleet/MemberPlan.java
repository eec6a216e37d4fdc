package dev.bob.orchestrator.fleet;

import static dev.bob.orchestrator.fleet.FleetPlan.leaving;
import static dev.bob.orchestrator.fleet.FleetPlan.seconds;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.state.fold.Member;
import dev.bob.state.presence.Vital;
import java.time.Duration;
import java.util.Optional;

/** Of the planning: who is a member, or is about to be one, and runs no more, or shall not. */
final class MemberPlan {
  private final FleetObservation seen;
  private final FleetLimits limits;
  private final Draft draft;

  MemberPlan(FleetObservation seen, FleetLimits limits, Draft draft) {
    this.seen = seen;
    this.limits = limits;
    this.draft = draft;
  }

  void plan() {
    var members = seen.state().members();
    members.live().forEach(this::live);
    seen.state().fleet().planned().forEach(this::pending);
    members.byId().values().stream()
        .filter(FleetPlan::leftUnasked)
        .filter(member -> !seen.state().fleet().planned().containsValue(member.key()))
        .forEach(this::gone);
  }

  private void live(Member member) {
    var process = seen.processOf(member);
    if (member.launch().isPresent() && process.isEmpty()) {
      lose(member, process, "its process is gone");
      return;
    }
    if (process.isPresent() && process.get().exit().isPresent()) {
      exited(member, process.get(), process.get().exit().get());
      return;
    }
    switch (seen.vitals().getOrDefault(member.id(), new Vital.Beating())) {
      case Vital.Dead dead ->
          lose(member, process, "no heartbeat for " + seconds(dead.silent()) + ", and no answer");
      case Vital.Stuck stuck ->
          lose(
              member,
              process,
              "stuck: at one thing for "
                  + seconds(stuck.acting())
                  + ", declared were "
                  + seconds(stuck.limit()));
      case Vital.Beating _, Vital.Suspect _ -> {
        if (leaving(member) && process.isPresent()) {
          urge(member, process.get());
        }
      }
    }
  }

  private void exited(Member member, InstanceProcess process, Exit exit) {
    var age = seen.age(Kind.EXITED, process.launch().id());
    boolean container = process.origin().staysWhenEnded();
    if (container && !leaving(member) && (exit.removed() || exit.terminated())) {
      stoppedByOthers(member, process, exit);
    } else if (container && exit.found()) {
      if (age.compareTo(FleetLimits.FOUND_ENDED_WAIT) >= 0) {
        lose(member, Optional.of(process), "its container had ended before the orchestrator began");
      }
    } else if (!exit.inOrder() || age.compareTo(FleetLimits.LAST_EVENT_WAIT) >= 0) {
      lose(member, Optional.of(process), "its process " + exit.sentence());
    }
  }

  /** Left without being asked to: crashed in some way, or stopped or removed by somebody. */
  private void gone(Member member) {
    seen.processOf(member)
        .filter(process -> process.origin().staysWhenEnded())
        .ifPresent(
            process ->
                process
                    .exit()
                    .filter(exit -> exit.removed() || exit.terminated())
                    .ifPresent(exit -> stoppedByOthers(member, process, exit)));
  }

  private void stoppedByOthers(Member member, InstanceProcess process, Exit exit) {
    var launch = process.launch().id();
    if (exit.removed() || seen.age(Kind.EXITED, launch).compareTo(FleetLimits.STOPPED_AFTER) >= 0) {
      draft.add(
          new Action.Lower(
              member.id(),
              member.epoch(),
              member.live(),
              exit.removed() ? Optional.of(launch) : Optional.empty(),
              "its container was " + (exit.removed() ? "removed" : "stopped")));
      draft.leaves(member.key());
    } else {
      draft.comes(member.key());
    }
  }

  private void urge(Member member, InstanceProcess process) {
    var age = seen.age(Kind.LEAVING, FleetWatch.nameOf(member));
    if (age.compareTo(limits.drain().plus(limits.leave())) >= 0) {
      lose(
          member,
          Optional.of(process),
          "did not leave within " + seconds(age) + " after it was asked to");
    } else if (age.compareTo(limits.drain()) >= 0) {
      draft.add(new Action.Terminate(process.launch().id()));
    }
  }

  private void lose(Member member, Optional<InstanceProcess> process, String cause) {
    boolean early = !leaving(member) && age(member).compareTo(FleetLimits.HEALTHY_AFTER) < 0;
    var launch = process.map(found -> found.launch().id()).or(member::launch);
    draft.add(
        new Action.DeclareLost(member.id(), member.epoch(), member.key(), launch, cause, early));
    draft.leaves(member.key());
  }

  private void pending(String launch, String key) {
    var process = seen.processes().get(launch);
    var age = seen.age(Kind.PENDING, launch);
    if (process == null) {
      endLaunch(launch, key, "no process runs for it", false);
    } else if (process.exit().isPresent()) {
      var exit = process.exit().get();
      endLaunch(launch, key, "its process " + exit.sentence(), exit.removed());
    } else if (age.compareTo(limits.join()) >= 0) {
      endLaunch(launch, key, "it did not join within " + seconds(age), false);
    }
  }

  private void endLaunch(String launch, String key, String reason, boolean removed) {
    draft.add(new Action.EndLaunch(launch, key, reason, removed));
    draft.leaves(key);
  }

  private Duration age(Member member) {
    return seen.age(Kind.MEMBER, FleetWatch.nameOf(member));
  }
}
