package dev.bob.instance.task;

import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.Learning;
import dev.bob.state.log.LogException;
import java.util.List;

/** Counts anew what another instance has learned, and says what came of it. */
public final class Recount {
  private final Hive hive;
  private final InstanceLog log;

  public Recount(Hive hive, InstanceLog log) {
    this.hive = hive;
    this.log = log;
  }

  /** Gives whether the hive accepted every word. */
  public boolean count(List<Learning> learnings, Author by) throws LogException {
    boolean accepted = true;
    for (var learning : learnings) {
      var word = Learnings.recounted(learning, hive.state());
      if (word.isPresent()) {
        accepted &= hive.submit(by, word.get()).accepted();
        if (word.get() instanceof MemoryFact.LearningRefuted refuted) {
          log.warn("learning " + learning.seq() + " does not hold. " + refuted.reason());
        }
      }
    }
    log.info("counted " + learnings.size() + " learnings anew");
    return accepted;
  }
}
