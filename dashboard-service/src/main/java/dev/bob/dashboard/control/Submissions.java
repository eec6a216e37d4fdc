package dev.bob.dashboard.control;

import dev.bob.state.Hive;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.inject.Singleton;

/** States facts in the person's name. */
@Singleton
public final class Submissions {
  private final Hive hive;

  Submissions(Hive hive) {
    this.hive = hive;
  }

  /**
   * Waits until the fact is durable and accepted.
   *
   * @throws ProblemException 404 if it is about something that there is not, 409 if the fold
   *     rejects it for another reason
   * @throws LogException as {@link Hive#submit} says
   */
  public Outcome submit(Fact fact) throws LogException {
    var outcome = hive.submit(Author.person(), fact);
    if (outcome.verdict() instanceof Verdict.Rejected rejected) {
      throw new ProblemException(
          Problem.of(statusOf(rejected.reason()), rejected.reason().toString(), rejected.detail()));
    }
    return outcome;
  }

  private static int statusOf(Reason reason) {
    return switch (reason) {
      case UNKNOWN_INSTANCE,
          UNKNOWN_GOAL,
          UNKNOWN_TASK,
          UNKNOWN_FINDING,
          UNKNOWN_QUESTION,
          UNKNOWN_LEARNING,
          UNKNOWN_ENTRY,
          UNKNOWN_PROPOSAL,
          UNKNOWN_CHANGE,
          UNKNOWN_EVENT ->
          404;
      case DEAD_EPOCH,
          STRANGER,
          NOT_ALLOWED,
          ID_TAKEN,
          HIVE_FULL,
          UNKNOWN_LAUNCH,
          UNKNOWN_RECIPIENT,
          NOT_OPEN,
          TAKEN,
          FILES_TAKEN,
          NOT_READY,
          STALE_CLAIM,
          NOT_ASSIGNED,
          INVALID_GOAL,
          INVALID_TASK,
          INVALID_PLAN,
          TOO_MANY_OPEN,
          ALREADY_KNOWN,
          ALREADY_DECIDED,
          OWN_FINDING,
          OWN_LEARNING,
          ALREADY_SAID,
          REPEATED,
          NO_VOTER,
          STALE_VERSION,
          UNREACHABLE,
          INVALID_PROPOSAL,
          UNMERGEABLE,
          NO_CHANGE,
          MEMORY_FULL,
          GAP ->
          409;
    };
  }
}
