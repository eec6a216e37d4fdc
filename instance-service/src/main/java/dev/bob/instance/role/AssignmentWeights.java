package dev.bob.instance.role;

/** What counts how much when a task is offered; {@link AssignmentConfig} says what each does. */
public record AssignmentWeights(
    int otherRolePercent, int pacePercentMin, int pacePercentMax, int findingsThatHalve) {}
