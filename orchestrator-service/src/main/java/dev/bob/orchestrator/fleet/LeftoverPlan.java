package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Member;
import java.time.Duration;
import java.util.Optional;

/** Of the planning: what neither a live member nor a planned launch accounts for. */
final class LeftoverPlan {
  private final FleetObservation seen;
  private final FleetLimits limits;
  private final Draft draft;

  LeftoverPlan(FleetObservation seen, FleetLimits limits, Draft draft) {
    this.seen = seen;
    this.limits = limits;
    this.draft = draft;
  }

  void plan() {
    seen.processes().values().stream()
        .filter(process -> FleetObservation.stray(seen.state(), process))
        .forEach(this::stray);
  }

  private void stray(InstanceProcess process) {
    if (process.running()) {
      running(process);
    } else if (process.origin() == Origin.PROCESS) {
      forget(process);
    } else {
      ended(process, process.exit().orElseThrow());
    }
  }

  private void running(InstanceProcess process) {
    var launch = process.launch();
    var age = seen.age(Kind.STRAY, launch.id());
    switch (process.origin()) {
      case PROCESS -> {
        if (age.compareTo(limits.leave()) >= 0) {
          draft.add(new Action.Kill(launch.id()));
        } else if (givenUpByOthers(process)) { // it may wake up any moment, and join anew
          draft.comes(launch.key());
        }
      }
      case COPY -> {
        if (age.compareTo(limits.join()) >= 0) {
          draft.add(new Action.Kill(launch.id()));
        } else {
          draft.comes(launch.key());
        }
      }
      case COMPOSE -> {
        if (age.compareTo(limits.join()) >= 0) {
          draft.add(
              new Action.Notice(
                  "the container "
                      + launch.key()
                      + " runs and has not joined within "
                      + FleetPlan.seconds(age)));
        } else {
          draft.comes(launch.key());
        }
      }
    }
  }

  /** Nobody ended it: members declared it lost while no orchestrator looked. */
  private boolean givenUpByOthers(InstanceProcess process) {
    return formerMember(process)
        .filter(member -> member.standing() instanceof Member.Standing.Lost)
        .isPresent();
  }

  /** A container stays when it has ended, and somebody may start it again. */
  private void ended(InstanceProcess process, Exit exit) {
    var launch = process.launch();
    var member = formerMember(process);
    if (exit.removed()) {
      if (member.filter(FleetPlan::leftUnasked).isEmpty()) {
        draft.add(new Action.Discard(launch.id()));
      }
    } else if (member.isEmpty()) {
      neverJoined(process, exit);
    } else if (FleetPlan.leavesForGood(member.get())) {
      if (!theirs(member.get(), exit)) {
        draft.add(new Action.Discard(launch.id()));
      }
    } else if (exit.found() && age(process).compareTo(FleetLimits.FOUND_ENDED_WAIT) < 0) {
      draft.comes(launch.key());
    } else if (!FleetPlan.leftUnasked(member.get()) || !exit.terminated()) {
      forget(process);
    }
  }

  private void neverJoined(InstanceProcess process, Exit exit) {
    if (process.origin() == Origin.COPY) {
      draft.add(new Action.Discard(process.launch().id()));
    } else if (!exit.inOrder() && !exit.found()) {
      draft.add(
          new Action.Notice(
              "the container "
                  + process.launch().key()
                  + " ended before it had joined: it "
                  + exit.sentence()));
    }
  }

  /** What a person stopped stays where it is, so that the person can start it again. */
  private static boolean theirs(Member member, Exit exit) {
    return member.steering().equals(Optional.of(Steering.STOP))
        && (exit.terminated() || exit.found());
  }

  private void forget(InstanceProcess process) {
    var launch = process.launch();
    draft.add(new Action.Forget(launch.id(), launch.key(), crashed(process)));
  }

  /** A process that left unasked, soon after it had joined, would do so for ever. */
  private Optional<String> crashed(InstanceProcess process) {
    return formerMember(process)
        .filter(member -> member.standing() instanceof Member.Standing.Left)
        .filter(member -> member.steering().isEmpty() && seen.healing())
        .filter(
            member ->
                seen.age(Kind.MEMBER, FleetWatch.nameOf(member))
                        .compareTo(FleetLimits.HEALTHY_AFTER)
                    < 0)
        .map(_ -> "it left by itself right after it had joined");
  }

  private Optional<Member> formerMember(InstanceProcess process) {
    return seen.state().members().byId().values().stream()
        .filter(member -> FleetObservation.accountsFor(member, process))
        .findFirst();
  }

  private Duration age(InstanceProcess process) {
    return seen.age(Kind.EXITED, process.launch().id());
  }
}
