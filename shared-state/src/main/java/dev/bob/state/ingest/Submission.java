package dev.bob.state.ingest;

import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.log.LogException;

/** Where facts go to: the hive, see {@code Hive.submit}. */
@FunctionalInterface
public interface Submission {
  Outcome submit(Author by, Fact fact) throws LogException;
}
