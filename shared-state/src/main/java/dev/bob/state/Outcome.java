package dev.bob.state;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Verdict;
import java.util.OptionalLong;

/**
 * What came of a submitted fact.
 *
 * @param seq its place in the log; absent if it was known to be refused and so never appended
 * @param state the hive right after it, or later
 */
public record Outcome(OptionalLong seq, Verdict verdict, HiveState state) {
  public boolean accepted() {
    return verdict.accepted();
  }
}
