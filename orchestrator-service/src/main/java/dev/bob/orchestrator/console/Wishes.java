package dev.bob.orchestrator.console;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.log.LogException;

/** States what the person asked for on the command line, before anything is started. */
final class Wishes {
  private Wishes() {}

  /**
   * States the number of instances, and the goal if it is not open already: a stopped run is
   * resumed by the same command.
   *
   * @return the goal to follow
   */
  static Goal state(Hive hive, ConsoleArguments arguments) throws LogException {
    boolean undecided = hive.state().fleet().wished().orElse(0) == 0;
    if (arguments.instances().isPresent() || undecided) {
      int wished = arguments.instances().orElse(ConsoleArguments.INSTANCES_DEFAULT);
      hive.submit(Author.person(), new FleetFact.Wished(wished));
    }
    var open =
        hive.state().work().openGoals().reversed().stream()
            .filter(goal -> arguments.goal().map(goal.text()::equals).orElse(true))
            .findFirst();
    if (open.isPresent()) {
      return open.get();
    }
    var text = arguments.goal().orElse(ConsoleArguments.GOAL_DEFAULT);
    var outcome = hive.submit(Author.person(), new WorkFact.GoalSet(text));
    long seq = outcome.seq().orElseThrow();
    return outcome.state().work().openGoals().stream()
        .filter(goal -> goal.seq() == seq)
        .findFirst()
        .orElseThrow();
  }
}
