package dev.bob.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Task;
import dev.bob.state.log.LogException;
import dev.bob.state.model.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * One member that claims every task there is, in an order of its own, on a thread of its own.
 *
 * @param by the member
 */
record ClaimRace(Author by, FutureTask<List<TaskId>> tasks) {
  static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  static ClaimRace start(Hive hive, int number) {
    var by = ClaimProcess.by(hive, number);
    var race = new ClaimRace(by, new FutureTask<>(claims(hive, by, number)));
    Thread.ofPlatform().start(race.tasks());
    return race;
  }

  private static Callable<List<TaskId>> claims(Hive hive, Author by, int seed) {
    return () -> {
      var ready = new ArrayList<>(hive.state().work().ready().stream().map(Task::id).toList());
      Collections.shuffle(ready, new Random(seed));
      var won = new ArrayList<TaskId>();
      for (var task : ready) {
        if (claimed(hive, by, task)) {
          won.add(task);
        }
      }
      return won;
    };
  }

  private static boolean claimed(Hive hive, Author by, TaskId task) throws LogException {
    while (true) {
      try {
        return hive.submit(by, new WorkFact.TaskClaimed(task)).accepted();
      } catch (LogException.Busy e) { // many want the lock at once
        continue;
      }
    }
  }

  /** What it won; waits for its end. */
  List<TaskId> won() throws Exception {
    return tasks.get();
  }
}
