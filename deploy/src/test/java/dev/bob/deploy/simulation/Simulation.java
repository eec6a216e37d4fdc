package dev.bob.deploy.simulation;

import static dev.bob.deploy.simulation.Checker.require;

import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.TaskState;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One simulated hive from its first event to its end. The same seed gives the same events, in the
 * same order, on every machine.
 *
 * @param hive after its end
 */
record Simulation(SimulatedHive hive) {
  /** So long nothing may be finished when nothing goes wrong any more: one slow member has much. */
  private static final Duration STANDSTILL_MAX = Duration.ofMinutes(60);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** Every so many-th has a thousand members. */
  static final int THOUSAND_EVERY = 200;

  /** Runs one to its end. */
  static Simulation run(long seed) {
    return run(seed, seed % THOUSAND_EVERY == 0);
  }

  static Simulation run(long seed, boolean thousand) {
    var random = new SplittableRandom(seed);
    var size = thousand ? Size.thousand() : Size.small(random);
    var simulation = new Simulation(new SimulatedHive(random, size));
    simulation.run();
    return simulation;
  }

  private void run() {
    var time = hive.time();
    var size = hive.size();
    hive.orchestrator().begin();
    hive.orchestrator().run();
    new Faults(hive).schedule();
    long progressAt = size.trouble().toNanos();
    long nextLook = progressAt;
    int finished = 0;
    boolean ended = false;
    while (!ended && time.step()) {
      if (time.nanos() >= nextLook) {
        nextLook = time.nanos() + LOOK_EVERY.toNanos();
        ended = ended();
        if (hive.checker().done().size() > finished) {
          finished = hive.checker().done().size();
          progressAt = time.nanos();
        }
        require(
            ended || time.nanos() < progressAt + STANDSTILL_MAX.toNanos(),
            "it does not come to an end: " + left());
      }
    }
    check();
  }

  /**
   * Whether every goal is closed, every finding checked, and as many are there as are wished for.
   */
  private boolean ended() {
    var state = hive.log().state();
    return goalsSet() == hive.size().goals()
        && state.work().openGoals().isEmpty()
        && state.memory().unverified().isEmpty()
        && state.fleet().planned().isEmpty()
        && state.members().live().size() == state.fleet().wished().orElseThrow()
        && state.members().live().stream().allMatch(Member::takesWork)
        && hive.driver().running().size() == state.members().live().size();
  }

  private long goalsSet() {
    return hive.log().state().work().nextNumber() - 1L;
  }

  private String left() {
    var state = hive.log().state();
    return state.memory().unverified().size()
        + " findings to check, goals "
        + state.work().openGoals()
        + ", tasks "
        + state.work().openGoals().stream()
            .flatMap(goal -> state.work().tasksOf(goal).stream())
            .filter(task -> !task.state().settled())
            .map(task -> task.id() + " " + task.state())
            .toList()
        + ", "
        + state.members().live().size()
        + " members "
        + state.members().live().stream().limit(20).map(m -> m.id() + " " + m.steering()).toList()
        + ", "
        + hive.driver().running().size()
        + " processes, wished "
        + state.fleet().wished()
        + ", planned "
        + state.fleet().planned();
  }

  private void check() {
    var state = hive.log().state();
    for (var goal : state.work().goals().values()) {
      require(!goal.state().open(), goal.id() + " is left open");
      if (goal.state() instanceof GoalState.Finished) {
        for (var task : state.work().tasksOf(goal)) {
          boolean done = task.state() instanceof TaskState.Done;
          require(
              done == hive.checker().done().contains(task.id()),
              task.id() + " is lost: " + task.state());
          require(
              done
                  || task.state() instanceof TaskState.Blocked
                  || task.state() instanceof TaskState.Cancelled,
              task.id() + " is left " + task.state());
        }
      }
    }
    require(hive.orchestrator().state().equals(state), "the orchestrator's replica differs");
    require(
        Replica.of(hive.log(), hive.start()).equals(state),
        "a replica that read the journal's lines and a snapshot differs");
  }

  long events() {
    return hive.log().head();
  }

  long lost() {
    return hive.log().read(0, Integer.MAX_VALUE).stream()
        .filter(r -> r.event().fact() instanceof MemberFact.Lost)
        .filter(r -> hive.log().verdict(r.seq()).accepted())
        .count();
  }

  long tasksDone() {
    return hive.checker().done().size();
  }

  /** The same for the same events: what two runs of a seed are compared by. */
  String fingerprint() {
    return Integer.toHexString(
        hive.log().read(0, Integer.MAX_VALUE).stream()
            .map(
                r ->
                    r.seq()
                        + r.writer()
                        + r.n()
                        + r.event().by()
                        + r.event().at()
                        + hive.log().verdict(r.seq()))
            .collect(Collectors.joining())
            .hashCode());
  }
}
