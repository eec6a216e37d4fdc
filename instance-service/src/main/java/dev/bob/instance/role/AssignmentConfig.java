package dev.bob.instance.role;

import io.smallrye.config.WithDefault;

/** {@code bob.assignment.*}: what counts how much when the leader offers a task. */
public interface AssignmentConfig {
  /**
   * What is left of the score of a member whose role is for other tasks, in percent. More offers by
   * skill, less by role. Default: 70, so that one failure outweighs the role.
   */
  @WithDefault("70")
  int otherRolePercent();

  /** How little a slow member counts at most, in percent. Default: 50. */
  @WithDefault("50")
  int pacePercentMin();

  /**
   * How much a fast member counts at most, in percent. More offers to the fast ones. Default: 150.
   */
  @WithDefault("150")
  int pacePercentMax();

  /**
   * So many findings that a member has to check halve its score. More offers work to who has
   * findings to check. Default: 16.
   */
  @WithDefault("16")
  int findingsThatHalve();

  /** The same as plain data. */
  default AssignmentWeights weights() {
    return new AssignmentWeights(
        otherRolePercent(), pacePercentMin(), pacePercentMax(), findingsThatHalve());
  }
}
