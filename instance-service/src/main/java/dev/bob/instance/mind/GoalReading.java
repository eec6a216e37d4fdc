package dev.bob.instance.mind;

/** How a mind reads a goal. */
public sealed interface GoalReading {
  /**
   * @param summary one sentence: what will be done
   */
  record Understood(String summary) implements GoalReading {}

  /**
   * @param reason one sentence for the person: what this mind can do, and how to get another one
   */
  record Refused(String reason) implements GoalReading {}
}
