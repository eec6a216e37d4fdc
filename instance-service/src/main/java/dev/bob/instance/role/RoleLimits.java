package dev.bob.instance.role;

import dev.bob.state.model.Severity;
import java.time.Duration;

/** By which numbers an instance decides; {@link RoleConfig} says what each does. */
public record RoleLimits(
    Duration autonomyAfter,
    int verifyBatchMax,
    int recountBatchMax,
    int pairingQueueMax,
    Duration takeoverStep,
    Duration gatheringMax,
    Duration vetoWindow,
    int blockedQuestionsMax,
    Duration blockedQuestionDeadline,
    Duration argumentDeadline,
    Severity secondLookSeverity,
    AssignmentWeights weights) {

  /** How much later than the leader a member of that rank does what the leader does not. */
  Duration grace(int rank) {
    return takeoverStep.multipliedBy(rank);
  }
}
